using System.Diagnostics.CodeAnalysis;

namespace Portal.Kit.Outcomes;

/// <summary>The answer to a command: a value, or the reason why nothing was done.</summary>
public readonly struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The result; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; null when done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the command was carried out.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Refusal is null;

    /// <summary>A result stands for itself.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Outcome.Done is the named form.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal stands for itself.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "Outcome.Refused is the named form.")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
