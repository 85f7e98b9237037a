using Portal.Kit.Modules;

namespace Portal.Live;

/// <summary>The stream hub with RTMP, FLV, HLS and recording. No pages, no database.</summary>
public sealed class LiveModule : PortalModule
{
    /// <inheritdoc />
    public override string Name => "live";
}
