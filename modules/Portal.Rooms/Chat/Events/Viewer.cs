using Microsoft.AspNetCore.Http;

namespace Portal.Rooms.Chat.Events;

/// <summary>One connection: a cursor in the chunks. Holds no queue and no timer of its own.</summary>
internal sealed class Viewer(HttpContext http, TimeProvider clock)
{
    private long writingSince;

    /// <summary>Writes every chunk after this one, until the viewer goes, is dropped, or the feed closes.</summary>
    public async Task ServeAsync(Chunk at)
    {
        while (!http.RequestAborted.IsCancellationRequested)
        {
            at = await at.Next;
            if (at.IsLast || !await WriteAsync(at.Bytes))
                return;
        }
    }

    /// <summary>
    /// Drops a viewer that has not taken what was written for longer than <paramref name="patience"/>. Until then it costs
    /// its connection's send buffer (64 kB in Kestrel) and keeps the chunks after its cursor.
    /// </summary>
    public bool DropWhenStuck(TimeSpan patience)
    {
        var since = Volatile.Read(ref writingSince);
        if (since == 0 || clock.GetElapsedTime(since) < patience)
            return false;
        http.Abort();
        return true;
    }

    public async ValueTask<bool> WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        var writing = http.Response.BodyWriter.WriteAsync(bytes);
        if (writing.IsCompletedSuccessfully)
            return !writing.Result.IsCompleted;
        Volatile.Write(ref writingSince, clock.GetTimestamp());
        try
        {
            return !(await writing).IsCompleted;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            Volatile.Write(ref writingSince, 0);
        }
    }
}
