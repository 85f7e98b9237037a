using System.Buffers;
using System.IO.Pipelines;
using Portal.Live.Flv;
using Portal.Live.Streams.Tags;

namespace Portal.Live.Tests.Hosting;

/// <summary>A viewer over HTTP-FLV who looks at every tag.</summary>
internal sealed class FlvViewer : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly PipeReader reader;
    private bool begun;

    private FlvViewer(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        reader = PipeReader.Create(body);
    }

    public static async Task<FlvViewer> OpenAsync(LiveHost host, string path)
    {
        var response = await host.Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return new FlvViewer(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next picture that is no configuration: its time, and whether it is a key frame. Null at the end.</summary>
    public async Task<(uint Time, bool IsKey)?> PictureAsync()
    {
        while (await TagAsync() is { } tag)
        {
            if (tag.Type == TagTypes.Video && tag.Data[1] == 1)
                return (tag.Time, tag.Data[0] == 0x17);
        }

        return null;
    }

    /// <summary>Reads on until the end and writes every picture down.</summary>
    public async Task WatchAsync(System.Threading.Channels.ChannelWriter<(uint Time, bool IsKey)> pictures)
    {
        while (await PictureAsync() is { } picture)
            pictures.TryWrite(picture);
        pictures.TryComplete();
    }

    public async Task<(byte Type, uint Time, byte[] Data)?> TagAsync()
    {
        while (true)
        {
            var result = await reader.ReadAsync(TestContext.Current.CancellationToken);
            var buffer = result.Buffer;
            begun = begun || FlvTag.TrySkipHeader(ref buffer);
            if (begun && FlvTag.TryRead(ref buffer, out var tag))
            {
                var copy = (tag.Type, tag.Timestamp, tag.Data.ToArray());
                reader.AdvanceTo(buffer.Start);
                return copy;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
                return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await reader.CompleteAsync();
        response.Dispose();
    }
}
