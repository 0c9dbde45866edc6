using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Brings a fresh connection as far as trading: authenticate where an AuthCode is set, log in, confirm the settlement statement.</summary>
/// <param name="send">The requests.</param>
/// <param name="requests">Those that wait for an answer.</param>
/// <param name="queries">The line of queries.</param>
/// <param name="settings">The session's settings.</param>
/// <param name="password">The password in use, and the one that is wanted.</param>
/// <param name="passwords">Changes it.</param>
/// <param name="report">Told of each step.</param>
/// <param name="onRefused">Told on the owner loop of a refusal, whenever it comes: what the counter says right before it hangs up must not be overheard.</param>
internal sealed class LoginProcedure(
    TraderRequests send,
    PendingRequests requests,
    QueryScheduler queries,
    SessionSettings settings,
    AccountPassword password,
    PasswordChanges passwords,
    Action<SideTrigger> report,
    Action<GatewayException> onRefused)
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
            await RequestAsync("the authentication", send.Authenticate, null, cancellationToken, onRefused).ConfigureAwait(false);
        }

        report(SideTrigger.LoginBegan);
        try
        {
            return await SendLoginAsync(onLoggedIn, OnFirstRefused, cancellationToken).ConfigureAwait(false);
        }
        catch (LoginRejectedException exception) when (CanChangePassword(exception))
        {
            // The user gave a new password for this very case; the login after it is the only repetition there is.
            await passwords.ChangePasswordAsync(password.Wanted!, cancellationToken, onRefused).ConfigureAwait(false);
            return await SendLoginAsync(onLoggedIn, onRefused, cancellationToken).ConfigureAwait(false);
        }

        void OnFirstRefused(GatewayException exception)
        {
            if (!CanChangePassword(exception))
                onRefused(exception);
        }

        bool CanChangePassword(GatewayException exception) => exception.Code == PasswordMustChange && password.Wanted is not null;
    }

    /// <summary>Confirms the settlement statement unless it is confirmed for this trading day: a counter takes no order before.</summary>
    public async Task ConfirmSettlementAsync(DateOnly? tradingDay, CancellationToken cancellationToken)
    {
        report(SideTrigger.ConfirmationBegan);
        var confirmations = await queries.QueryAsync<SettlementConfirmation>(
            "the settlement confirmation", send.QuerySettlementConfirmation, null, cancellationToken, QueryPriority.Login).ConfigureAwait(false);
        var confirmed = confirmations.Max(confirmation => confirmation.ConfirmedOn);
        if (confirmed is null || tradingDay is null || confirmed < tradingDay)
            await RequestAsync("the settlement confirmation", send.ConfirmSettlement, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<LoginAnswer> SendLoginAsync(
        Action<LoginAnswer> onLoggedIn, Action<GatewayException> whenRefused, CancellationToken cancellationToken)
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
            cancellationToken,
            whenRefused).ConfigureAwait(false);
        return login
            ?? throw new GatewayException(new GatewayError(
                GatewayErrorKind.Transient, $"{Family.Name} answered the login without saying which session it is."));
    }

    private Task<IReadOnlyList<object>> RequestAsync(
        string name,
        Func<int, int> request,
        Action<IReadOnlyList<object>>? apply,
        CancellationToken cancellationToken,
        Action<GatewayException>? whenRefused = null) =>
        requests.SendAsync(name, request, settings.RequestTimeout, apply, cancellationToken, whenRefused);
}
