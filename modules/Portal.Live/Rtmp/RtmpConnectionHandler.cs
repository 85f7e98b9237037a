using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Portal.Live.Streams;
using Portal.Live.Texts;

namespace Portal.Live.Rtmp;

/// <summary>Takes connections on the RTMP port.</summary>
internal sealed class RtmpConnectionHandler(
    StreamHub hub,
    AddressSeal seal,
    LiveOptions options,
    IStringLocalizer<LiveTexts> texts,
    TimeProvider clock,
    ILogger<RtmpConnectionHandler> log) : ConnectionHandler
{
    private int connections;

    /// <inheritdoc />
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        try
        {
            if (Interlocked.Increment(ref connections) > options.MostRtmpConnections)
            {
                log.LogWarning("RTMP {Remote}: closed, {Most} connections are open", connection.RemoteEndPoint, options.MostRtmpConnections);
                return;
            }

            await using RtmpSession session = new(
                connection.Transport.Input, connection.Transport.Output, connection.RemoteEndPoint, hub, seal, options, texts, clock, log);
            await session.RunAsync(connection.ConnectionClosed);
        }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }
}
