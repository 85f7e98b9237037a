namespace Portal.Live.Rtmp;

/// <summary>The peer broke the protocol or a cap; its connection is closed.</summary>
internal sealed class RtmpViolation(string message) : Exception(message);
