namespace Portal.Kit.Web;

/// <summary>The theme asks: whose portal is this? Answered by Accounts from what the administrator entered; the site has a default until then.</summary>
public interface ISiteIdentity
{
    /// <summary>Name, telephone and record numbers as they are now. From memory: asked by every page.</summary>
    ValueTask<SiteIdentity> ReadAsync(CancellationToken ct = default);
}

/// <summary>What the frame of every page shows about the portal.</summary>
/// <param name="Name">青禾乡音.</param>
/// <param name="EnglishName">The same for readers of English; equal to <paramref name="Name"/> when none was entered.</param>
/// <param name="Host">Who runs it: 青禾镇新时代文明实践所; empty when not entered.</param>
/// <param name="Phone">Telephone number of a person, as dialled; empty when not entered.</param>
/// <param name="PhoneHours">When somebody answers it: 每天 8:00–20:00 有人接; empty when not entered.</param>
/// <param name="IcpRecord">ICP备案 number, linked to beian.miit.gov.cn; empty when none.</param>
/// <param name="PoliceRecord">公安备案 number; empty when none.</param>
/// <param name="FooterText">A further line of the footer; empty when none.</param>
public sealed record SiteIdentity(
    string Name,
    string EnglishName,
    string Host = "",
    string Phone = "",
    string PhoneHours = "",
    string IcpRecord = "",
    string PoliceRecord = "",
    string FooterText = "");
