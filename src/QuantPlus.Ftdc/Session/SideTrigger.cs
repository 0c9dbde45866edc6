namespace QuantPlus.Ftdc.Session;

/// <summary>What can happen to a side of a gateway.</summary>
internal enum SideTrigger
{
    /// <summary>The API object was created.</summary>
    Opened,

    /// <summary>A front answered.</summary>
    FrontAnswered,

    /// <summary>The authentication is sent.</summary>
    AuthenticationBegan,

    /// <summary>The login is sent, or the password change that it needs.</summary>
    LoginBegan,

    /// <summary>The settlement statement is being confirmed.</summary>
    ConfirmationBegan,

    /// <summary>What the counter knows is being loaded, or contracts subscribed again.</summary>
    SynchronizationBegan,

    /// <summary>Everything is in place.</summary>
    Completed,

    /// <summary>The attempt failed in a way that a later one may not.</summary>
    AttemptFailed,

    /// <summary>The attempt failed in a way that only a person can cure.</summary>
    Refused,

    /// <summary>The connection was lost.</summary>
    ConnectionLost,

    /// <summary>The user closed the side.</summary>
    Closed,
}
