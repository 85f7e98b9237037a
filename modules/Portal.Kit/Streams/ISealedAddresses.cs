namespace Portal.Kit.Streams;

/// <summary>Rooms asks for addresses that carry a right with an end: members-only streams, and the studio's preview.</summary>
public interface ISealedAddresses
{
    /// <summary>A live address of a stream with <see cref="StreamAccess.SignedAddress"/>, good until then.</summary>
    /// <param name="address">One of <see cref="StreamAddresses"/>.</param>
    /// <param name="playName">The stream's public name.</param>
    /// <param name="until">UTC.</param>
    string Seal(string address, string playName, DateTime until);

    /// <summary>An address of a recording's playlist with what the public may have of it, good until then (UTC).</summary>
    string SealReplay(string address, Guid streamId, DateTime until) => Seal(address, streamId.ToString("N"), until);

    /// <summary>An FLV address that shows what the publisher sends, before the delay and through a cut-off, good until then (UTC). For staff only.</summary>
    string Preview(string playName, DateTime until);

    /// <summary>The playlist of a recording with everything that is on disk, trimmed, cut or hidden, good until then (UTC). For staff only.</summary>
    string WholeReplay(Guid streamId, DateTime until);
}
