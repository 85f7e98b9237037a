using Microsoft.Extensions.Logging;
using Portal.Kit.Streams;
using Portal.Live.Streams.Codecs;

namespace Portal.Live.Rtmp;

/// <content>The commands of publishers, in whichever order their software sends them.</content>
internal sealed partial class RtmpSession
{
    private async ValueTask CommandAsync(RtmpCommand command, CancellationToken ct)
    {
        switch (command.Name)
        {
            case "connect":
                Connect(command);
                break;
            case "createStream":
                output.Command(0, "_result", command.Transaction, null, MediaStream);
                break;
            case "releaseStream":
                output.Command(0, "_result", command.Transaction, null, null);
                break;
            case "FCPublish":
                output.Command(0, "onFCPublish", 0, null, Info("NetStream.Publish.Start", command.Text(1)));
                output.Command(0, "_result", command.Transaction, null, null);
                break;
            case "publish":
                await PublishAsync(command, ct);
                break;
            case "play":
                Play(command, ct);
                break;
            case "FCUnpublish" or "deleteStream" or "closeStream":
                Unpublish(command);
                break;
            case "_checkbw" or "getStreamLength":
                output.Command(0, "_result", command.Transaction, null, 0);
                break;
        }
    }

    // Enhanced RTMP v2, capsEx: bit 2 says that modifiers of packets are understood.
    private const int ReadsModifiers = 4;

    private void Connect(RtmpCommand command)
    {
        app = (command.Field("app") ?? "").Trim('/');
        if (!PublishAddress.IsLive(app))
        {
            log.LogWarning("RTMP {Remote}: application refused", remote);
            output.Command(0, "_error", command.Transaction, null, Info("NetConnection.Connect.Rejected", texts["app"], isError: true));
            closing = true;
            return;
        }

        output.Control(MessageType.WindowAckSize, Window);
        output.PeerBandwidth(Window);
        output.SetChunkSize(4096);
        output.Command(
            0,
            "_result",
            command.Transaction,
            new (string, object?)[] { ("fmsVer", "FMS/3,0,1,123"), ("capabilities", 31) },
            new (string, object?)[]
            {
                ("level", "status"), ("code", "NetConnection.Connect.Success"), ("description", "Connection succeeded."), ("objectEncoding", 0),
                ("fourCcList", FourCc.Carried), ("capsEx", ReadsModifiers),
            });
    }

    private async ValueTask PublishAsync(RtmpCommand command, CancellationToken ct)
    {
        if (publication is not null)
            throw new RtmpViolation("A second publish on one connection.");
        if (app.Length == 0)
            throw new RtmpViolation("Publish before connect.");
        if (PublishAddress.FindKey(app, command.Text(1) ?? "") is not { } key)
        {
            Refuse("(none)", new PublishRefused(PublishRefusal.UnknownKey, texts["unreadable"]));
            return;
        }

        var outcome = await hub.PublishAsync(new PublishRequest(key, remote), ct);
        if (outcome.Publication is not { } granted)
        {
            Refuse(MaskedKey.Of(key), outcome.Refused!);
            return;
        }

        publication = granted;
        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        log.LogInformation("RTMP {Remote}: publishing stream {Stream} with key {Key}", remote, granted.Stream.Plan.StreamId, MaskedKey.Of(key));
        output.Event(0, MediaStream);
        output.Status(MediaStream, false, "NetStream.Publish.Start", "Publishing.");
    }

    private void Refuse(string maskedKey, PublishRefused refused)
    {
        log.LogWarning("RTMP {Remote}: publish refused ({Reason}), key {Key}", remote, refused.Reason, maskedKey);
        var code = refused.Reason is PublishRefusal.KeyInUse ? "NetStream.Publish.BadName" : "NetStream.Publish.Denied";
        output.Status(MediaStream, true, code, refused.Message);
        closing = true;
    }

    private void Unpublish(RtmpCommand command)
    {
        if (publication is null)
            return;
        publication.Dispose();
        publication = null;
        deadline.CancelAfter(TimeSpan.FromSeconds(options.HandshakeSeconds));
        output.Command(0, "onFCUnpublish", 0, null, Info("NetStream.Unpublish.Success", command.Text(1)));
        output.Status(MediaStream, false, "NetStream.Unpublish.Success", "Unpublished.");
    }

    private static (string, object?)[] Info(string code, string? description, bool isError = false) =>
        [("level", isError ? "error" : "status"), ("code", code), ("description", description ?? "")];
}
