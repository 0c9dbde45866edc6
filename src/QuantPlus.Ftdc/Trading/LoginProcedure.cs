using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Brings a fresh connection as far as trading: authenticate where an AuthCode is set, log in, confirm the settlement statement.</summary>
internal sealed class LoginProcedure(
    TraderRequests send,
    PendingRequests requests,
    QueryScheduler queries,
    SessionSettings settings,
    AccountPassword password,
    PasswordChanges passwords,
    Action<SideTrigger> report)
{
    /// <summary>The counter demands a new password before the first login.</summary>
    private const int PasswordMustChange = 140;

    /// <param name="onLoggedIn">Told of the login on the owner loop, before the private stream begins to replay.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GatewayException">A step was refused or not answered.</exception>
    public async Task<LoginAnswer> LogInAsync(Action<LoginAnswer> onLoggedIn, CancellationToken cancellationToken)
    {
        if (settings.AuthCode.Length > 0)
        {
            report(SideTrigger.AuthenticationBegan);
            await RequestAsync("the authentication", send.Authenticate, null, cancellationToken).ConfigureAwait(false);
        }

        report(SideTrigger.LoginBegan);
        try
        {
            return await SendLoginAsync(onLoggedIn, cancellationToken).ConfigureAwait(false);
        }
        catch (LoginRejectedException exception) when (exception.Code == PasswordMustChange && password.Wanted is not null)
        {
            // The user gave a new password for this very case; the login after it is the only repetition there is.
            await passwords.ChangePasswordAsync(password.Wanted, cancellationToken).ConfigureAwait(false);
            return await SendLoginAsync(onLoggedIn, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Confirms the settlement statement unless it is confirmed for this trading day: a counter takes no order before.</summary>
    public async Task ConfirmSettlementAsync(DateOnly? tradingDay, CancellationToken cancellationToken)
    {
        report(SideTrigger.ConfirmationBegan);
        var confirmations = await queries.QueryAsync<SettlementConfirmation>(
            "the settlement confirmation", send.QuerySettlementConfirmation, null, cancellationToken).ConfigureAwait(false);
        var confirmed = confirmations.Max(confirmation => confirmation.ConfirmedOn);
        if (confirmed is null || tradingDay is null || confirmed < tradingDay)
            await RequestAsync("the settlement confirmation", send.ConfirmSettlement, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<LoginAnswer> SendLoginAsync(Action<LoginAnswer> onLoggedIn, CancellationToken cancellationToken)
    {
        LoginAnswer? login = null;
        await RequestAsync(
            "the login",
            send.LogIn,
            rows =>
            {
                login = rows.OfType<LoginAnswer>().FirstOrDefault();
                if (login is not null)
                    onLoggedIn(login);
            },
            cancellationToken).ConfigureAwait(false);
        return login
            ?? throw new GatewayException(new GatewayError(
                GatewayErrorKind.Transient, $"{Family.Name} answered the login without saying which session it is."));
    }

    private Task<IReadOnlyList<object>> RequestAsync(
        string name, Func<int, int> request, Action<IReadOnlyList<object>>? apply, CancellationToken cancellationToken) =>
        requests.SendAsync(name, request, settings.RequestTimeout, apply, cancellationToken);
}
