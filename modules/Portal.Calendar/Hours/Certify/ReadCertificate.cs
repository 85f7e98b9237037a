using Microsoft.EntityFrameworkCore;
using Portal.Storage.Database;
using Portal.Storage.Secrets;

namespace Portal.Calendar.Hours.Certify;

/// <summary>Reads a certificate and compares it with the ledger as it is now.</summary>
internal sealed class ReadCertificate(PortalStore store, SecretBox box)
{
    /// <summary>The certificate of a code as typed; null when there is none.</summary>
    public async Task<Certificate?> FindAsync(string? typed, CancellationToken ct = default)
    {
        if (CertificateCode.Read(typed) is not { } code)
            return null;
        await using var db = store.Open();
        if (await db.Set<CertificateRow>().SingleOrDefaultAsync(c => c.Code == code, ct) is not { } row)
            return null;
        var all = await HoursBook.OfAsync(db, row.PersonId, ct);
        // What the paper lists: accepted by then, and not taken back by then.
        var listed = all.Where(l => l.Row.Number <= row.UpTo && l.Row.Corrects is null && l.Answer is { Accepted: true } answer && answer.At <= row.At
            && (l.Counter is null || l.Counter.Number > row.UpTo)).OrderBy(l => l.Row.Day).ToList();
        var whole = HoursChain.IsWhole(all.Reverse().Select(l => l.Row))
            && all.Any(l => l.Row.Number == row.UpTo && l.Row.Chain == row.Chain)
            && listed.Sum(l => l.Row.Minutes) == row.Minutes;
        return new Certificate(row, row.SealedName.Length == 0 ? "" : box.Open(IssueCertificate.Purpose, row.SealedName), listed, listed.Where(l => l.Counts).Sum(l => l.Row.Minutes), whole);
    }
}

/// <summary>A certificate.</summary>
/// <param name="Row">As it was made.</param>
/// <param name="Name">The name on it; empty after the account was erased.</param>
/// <param name="Lines">What it is made of, by day.</param>
/// <param name="StillMinutes">What of it counts now: less after a correction.</param>
/// <param name="IsWhole">Whether the ledger is as it was written.</param>
internal sealed record Certificate(CertificateRow Row, string Name, IReadOnlyList<HoursLine> Lines, int StillMinutes, bool IsWhole)
{
    /// <summary>For whoever checks it: enough to compare with the paper, too little to look somebody up.</summary>
    public string MaskedName => Name.Length switch
    {
        0 => "",
        1 => Name,
        2 => $"{Name[0]}*",
        _ => $"{Name[0]}{new string('*', Name.Length - 2)}{Name[^1]}",
    };
}
