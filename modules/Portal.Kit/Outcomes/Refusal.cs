namespace Portal.Kit.Outcomes;

/// <summary>Why a command was not carried out. Nothing was changed.</summary>
/// <param name="Kind">What it means for the caller; decides the HTTP status.</param>
/// <param name="Message">In the reader's language, what is wrong and what to do: 手机号少了一位，请再看看.</param>
/// <param name="Field">Name of the form field it belongs to, or null.</param>
public sealed record Refusal(RefusalKind Kind, string Message, string? Field = null);

/// <summary>Kinds of refusal.</summary>
public enum RefusalKind
{
    /// <summary>What was sent does not fit: HTTP 400.</summary>
    Invalid,

    /// <summary>Not signed in where it is needed: HTTP 401.</summary>
    SignInNeeded,

    /// <summary>Not allowed to this person: HTTP 403.</summary>
    Forbidden,

    /// <summary>Not there, or not there for this person: HTTP 404.</summary>
    NotFound,

    /// <summary>Somebody else changed it meanwhile, or it is in another state: HTTP 409.</summary>
    Conflict,

    /// <summary>Longer or larger than allowed: HTTP 413.</summary>
    TooLarge,

    /// <summary>Too often: HTTP 429.</summary>
    TooMany,
}
