using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Portal.Kit.Outcomes;
using Portal.Kit.People;
using Portal.Moderation.Texts;

namespace Portal.Moderation.Flood;

/// <summary>Counts attempts in memory, of this process only; see <see cref="FloodCounters"/>.</summary>
internal sealed class FloodGate(TimeProvider clock, IStringLocalizer<ModerationTexts> texts) : IFloodGate
{
    private readonly FloodCounters counters = new(clock);

    public Refusal? Check(FloodRule rule, CurrentUser user, HttpContext http)
    {
        if (user.IsStaff)
            return null;
        var person = user.Id is { } id ? $"{rule.Name}/p:{id}" : user.Device is { Length: > 0 } device ? $"{rule.Name}/d:{device}" : null;
        var tooMany = person is not null && !counters.Allows(person, rule.PerPerson, rule.Window);
        if (Network(http.Connection.RemoteIpAddress) is { } network && !counters.Allows($"{rule.Name}/a:{network}", rule.PerAddress, rule.Window))
            tooMany = true;
        return tooMany ? new Refusal(RefusalKind.TooMany, texts["flood.too-many"]) : null;
    }

    // A household has a /64 of IPv6 (RFC 6177), so the network counts there and not the address.
    private static string? Network(IPAddress? address)
    {
        if (address is null)
            return null;
        if (address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : address.ToString();
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
