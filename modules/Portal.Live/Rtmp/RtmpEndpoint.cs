using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Portal.Kit.Streams;

namespace Portal.Live.Rtmp;

/// <summary>Where RTMP listens, known once the server has started.</summary>
public sealed class RtmpEndpoint : IPushPort
{
    private ListenOptions? bound;

    /// <summary>The TCP port; 0 before the server has started or when it does not listen.</summary>
    public int Port => (bound?.EndPoint as IPEndPoint)?.Port ?? 0;

    internal void Bind(ListenOptions listen) => bound = listen;
}
