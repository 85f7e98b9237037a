namespace Portal.Kit.Streams;

/// <summary>The studio asks: to which port do publishers push?</summary>
public interface IPushPort
{
    /// <summary>The TCP port; 0 before the server listens.</summary>
    int Port { get; }
}
