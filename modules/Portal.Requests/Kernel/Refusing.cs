using Portal.Kit.Outcomes;

namespace Portal.Requests.Kernel;

/// <summary>Leaves a write from its depth and rolls it back; becomes the <see cref="Refusal"/> of the command.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
