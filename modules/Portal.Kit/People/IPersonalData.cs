namespace Portal.Kit.People;

/// <summary>
/// Accounts asks every module that keeps something about a person: what is it, and let it go. Register implementations as
/// singletons.
/// </summary>
public interface IPersonalData
{
    /// <summary>Name of the section in the download: <c>orders</c>.</summary>
    string Section { get; }

    /// <summary>What the module keeps about the account, in a form that serialises to JSON; null when nothing.</summary>
    Task<object?> ExportAsync(Guid personId, CancellationToken ct);

    /// <summary>
    /// Erases the side rows with name, telephone and free text of an account whose 60 days are over. Events, figures and
    /// the audit trail stay. May be called again after a failure.
    /// </summary>
    Task EraseAsync(Guid personId, CancellationToken ct);
}
