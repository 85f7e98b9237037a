namespace Portal.Kit.People;

/// <summary>Tells who is acting. Every command asks anew; nothing is trusted from a circuit that was opened earlier.</summary>
public interface ICurrentUser
{
    /// <summary>Reads account and roles from the database now. A closed or locked account reads as a visitor.</summary>
    ValueTask<CurrentUser> ReadAsync(CancellationToken ct = default);
}
