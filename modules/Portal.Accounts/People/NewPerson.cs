using Microsoft.AspNetCore.Identity;
using Portal.Kit.Texts;

namespace Portal.Accounts.People;

/// <summary>Makes accounts: the one place that knows what a fresh row needs.</summary>
internal sealed class NewPerson(IPasswordHasher<PersonRow> hasher)
{
    /// <param name="userName">Of staff; null for villagers, who sign in with their number.</param>
    /// <param name="name">Display name.</param>
    /// <param name="password">In clear; kept as a hash only.</param>
    /// <param name="now">UTC.</param>
    public PersonRow Make(string? userName, string name, string password, DateTime now)
    {
        var id = Guid.CreateVersion7(now);
        userName ??= $"v-{id:N}";
        var person = new PersonRow
        {
            Id = id,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            Name = name.Trim(),
            SortKey = Pinyin.SortKey(name),
            CreatedAt = now,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        person.PasswordHash = hasher.HashPassword(person, password);
        return person;
    }
}
