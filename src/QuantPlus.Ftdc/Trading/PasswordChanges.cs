using QuantPlus.Errors;
using QuantPlus.Ftdc.Requests;
using QuantPlus.Ftdc.Session;
using QuantPlus.Trading;

namespace QuantPlus.Ftdc.Trading;

/// <summary>Changes passwords at the counter. Each is sent once: a counter locks accounts over wrong old passwords too.</summary>
internal sealed class PasswordChanges(TraderRequests send, PendingRequests requests, AccountPassword password, TimeSpan timeout)
{
    private const string OutcomeUnknown =
        "The counter may have taken the new password. Do not repeat it: a wrong password counts towards the lock of the account. Log in elsewhere to see which one holds.";

    /// <summary>Gives the counter a new password for the user, which is used from then on.</summary>
    /// <exception cref="GatewayException">Refused, or not answered: the new one is used as soon as the counter says that it has taken it.</exception>
    public Task ChangePasswordAsync(string newPassword, CancellationToken cancellationToken, Action<GatewayException>? onRefused = null) => requests.SendAsync(
        "the password change",
        id => send.ChangePassword(newPassword, id),
        timeout,
        _ => password.Change(newPassword),
        cancellationToken,

        // Listened to also after its timeout: to log in with a password that is none any more counts towards the lock.
        onRefused ?? (_ => { })).OrOutcomeUnknownAsync(OutcomeUnknown);

    /// <summary>Gives the counter a new password for the money account.</summary>
    /// <exception cref="GatewayException">Not supported, refused or not answered.</exception>
    public Task ChangeAccountPasswordAsync(Account? account, string oldPassword, string newPassword, CancellationToken cancellationToken)
    {
        if (account is null)
            throw new GatewayException(new GatewayError(GatewayErrorKind.Other, $"{Family.Name} has no account for this user."));
        const string request = "the account's password change";
        send.Require(TraderApiFunction.ReqTradingAccountPasswordUpdate, request);
        return requests.SendAsync(
            request,
            id => send.ChangeAccountPassword(account.AccountId, account.Currency, oldPassword, newPassword, id),
            timeout,
            null,
            cancellationToken).OrOutcomeUnknownAsync(OutcomeUnknown);
    }
}
