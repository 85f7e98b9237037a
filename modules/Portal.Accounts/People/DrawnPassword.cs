using System.Security.Cryptography;

namespace Portal.Accounts.People;

/// <summary>
/// Passwords that are drawn and read out, not thought up: two words without look-alikes and eight digits, about 42 bits;
/// enough where attempts are limited. <c>maple-4821-river-0937</c>.
/// </summary>
internal static class DrawnPassword
{
    private static readonly string[] Words =
    [
        "apple", "autumn", "bamboo", "barley", "bridge", "candle", "cherry", "cloud", "copper", "cotton", "crane", "dragon", "drum", "field", "flute",
        "forest", "garden", "ginger", "harvest", "hazel", "honey", "island", "jade", "kettle", "ladder", "lantern", "lemon", "lotus", "maple", "market",
        "meadow", "melon", "mirror", "morning", "mountain", "needle", "noodle", "ocean", "orange", "orchard", "paddle", "paper", "peach", "peanut", "pepper",
        "pine", "plum", "pony", "potato", "pumpkin", "rabbit", "rain", "river", "sail", "sesame", "silver", "spring", "summer", "swallow", "temple",
        "thunder", "tiger", "valley", "village", "walnut", "wheat", "willow", "window", "winter", "yarn",
    ];

    public static string Next() => $"{Word()}-{Digits()}-{Word()}-{Digits()}";

    private static string Word() => Words[RandomNumberGenerator.GetInt32(Words.Length)];

    private static string Digits() => RandomNumberGenerator.GetInt32(10_000).ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
}
