using Microsoft.Extensions.Localization;
using Portal.Kit.Streams;
using Portal.Rooms.Texts;

namespace Portal.Rooms.Studio;

/// <summary>The incoming signal in words, with what to do when something is wrong: no numbers without a meaning.</summary>
internal static class SignalWords
{
    private const double FewFrames = 12;
    private const long FewBits = 300_000;
    private static readonly TimeSpan LongGroup = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Vital> Of(StreamState stream, IStringLocalizer<RoomsTexts> t) =>
    [
        Sound(stream, t),
        Picture(stream, t),
        Network(stream, t),
        KeyFrames(stream, t),
        Recording(stream, t),
    ];

    // A pause for breath is not digital silence; three seconds of it is a microphone that is off.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    private static Vital Sound(StreamState s, IStringLocalizer<RoomsTexts> t) => s.SoundPresent && s.SilentFor >= Silence
        ? new Vital(t["vital.sound"], t["vital.sound-silent", (int)s.SilentFor.TotalSeconds], IsBad: true)
        : s.SoundPresent
        ? new Vital(t["vital.sound"], t["vital.sound-good"], IsBad: false)
        : new Vital(t["vital.sound"], t["vital.sound-none"], IsBad: true);

    private static Vital Picture(StreamState s, IStringLocalizer<RoomsTexts> t) => s.VideoCodec is null
        ? new Vital(t["vital.picture"], t["vital.picture-none"], IsBad: true)
        : s.FrameRate < FewFrames
            ? new Vital(t["vital.picture"], t["vital.picture-few", s.FrameRate], IsBad: true)
            : new Vital(t["vital.picture"], t["vital.picture-good", s.FrameRate, s.Width, s.Height], IsBad: false);

    private static Vital Network(StreamState s, IStringLocalizer<RoomsTexts> t) => s.BitsPerSecond < FewBits
        ? new Vital(t["vital.network"], t["vital.network-weak", s.BitsPerSecond / 1e6], IsBad: true)
        : new Vital(t["vital.network"], t["vital.network-good", s.BitsPerSecond / 1e6], IsBad: false);

    private static Vital KeyFrames(StreamState s, IStringLocalizer<RoomsTexts> t) => s.KeyFrameInterval > LongGroup
        ? new Vital(t["vital.keys"], t["vital.keys-long", s.KeyFrameInterval.TotalSeconds], IsBad: true)
        : new Vital(t["vital.keys"], t["vital.keys-good", s.KeyFrameInterval.TotalSeconds], IsBad: false);

    private static Vital Recording(StreamState s, IStringLocalizer<RoomsTexts> t) => s.RecordingStopped is { } why
        ? new Vital(t["vital.recording"], why, IsBad: true)
        : new Vital(t["vital.recording"], t["vital.recording-good", (int)s.Recorded.TotalMinutes, s.Recorded.Seconds], IsBad: false);
}

/// <summary>One line of the signal's state.</summary>
/// <param name="Name">Sound, picture …</param>
/// <param name="Words">How it is, and what to do.</param>
/// <param name="IsBad">Whether it needs somebody's attention.</param>
internal sealed record Vital(string Name, string Words, bool IsBad);
