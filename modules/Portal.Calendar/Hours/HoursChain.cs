using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Calendar.Hours;

/// <summary>The chain of a person's lines.</summary>
internal static class HoursChain
{
    /// <summary>The link of a line after the link before; empty before the first.</summary>
    public static string Link(string before, HoursRow row)
    {
        var text = string.Join('|', before, row.Id, row.PersonId, Number(row.Number), row.OccurrenceId, row.PlaceId, row.Theme, row.Title, Moment(row.Day), Number(row.Minutes), row.Corrects, row.Reason, Moment(row.At), row.ById);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Whether all lines of a person, by number, are as they were written, none missing.</summary>
    public static bool IsWhole(IEnumerable<HoursRow> lines)
    {
        var (before, number) = ("", 0);
        foreach (var line in lines)
        {
            if (line.Number != ++number || line.Chain != Link(before, line))
                return false;
            before = line.Chain;
        }
        return true;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // To the second: databases keep fractions differently.
    private static string Moment(DateTime utc) => utc.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
