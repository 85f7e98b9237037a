namespace Portal.Kit.Time;

/// <summary>
/// The sun's apparent geocentric longitude. VSOP87 series for the earth's longitude as abridged in J. Meeus, Astronomical
/// Algorithms, 2nd ed., appendix III and chapters 22 and 25: amplitude (1e-8 rad), phase (rad), frequency (rad a millennium).
/// </summary>
internal static class SolarLongitude
{
    private static readonly double[] L0 =
    [
        175347046, 0, 0, 3341656, 4.6692568, 6283.0758500, 34894, 4.62610, 12566.15170, 3497, 2.7441, 5753.3849,
        3418, 2.8289, 3.5231, 3136, 3.6277, 77713.7715, 2676, 4.4181, 7860.4194, 2343, 6.1352, 3930.2097,
        1324, 0.7425, 11506.7698, 1273, 2.0371, 529.6910, 1199, 1.1096, 1577.3435, 990, 5.233, 5884.927,
        902, 2.045, 26.298, 857, 3.508, 398.149, 780, 1.179, 5223.694, 753, 2.533, 5507.553,
        505, 4.583, 18849.228, 492, 4.205, 775.523, 357, 2.920, 0.067, 317, 5.849, 11790.629,
        284, 1.899, 796.298, 271, 0.315, 10977.079, 243, 0.345, 5486.778, 206, 4.806, 2544.314,
        205, 1.869, 5573.143, 202, 2.458, 6069.777, 156, 0.833, 213.299, 132, 3.411, 2942.463,
        126, 1.083, 20.775, 115, 0.645, 0.980, 103, 0.636, 4694.003, 102, 0.976, 15720.839,
        102, 4.267, 7.114, 99, 6.21, 2146.17, 98, 0.68, 155.42, 86, 5.98, 161000.69,
        85, 1.30, 6275.96, 85, 3.67, 71430.70, 80, 1.81, 17260.15, 79, 3.04, 12036.46,
        75, 1.76, 5088.63, 74, 3.50, 3154.69, 74, 4.68, 801.82, 70, 0.83, 9437.76,
        62, 3.98, 8827.39, 61, 1.82, 7084.90, 57, 2.78, 6286.60, 56, 4.39, 14143.50,
    ];

    private static readonly double[] L1 =
    [
        628331966747, 0, 0, 206059, 2.678235, 6283.07585, 4303, 2.6351, 12566.1517, 425, 1.590, 3.523,
        119, 5.796, 26.298, 109, 2.966, 1577.344, 93, 2.59, 18849.23, 72, 1.14, 529.69,
        68, 1.87, 398.15, 67, 4.41, 5507.55, 59, 2.89, 5223.69, 56, 2.17, 155.42,
    ];

    private static readonly double[] L2 = [52919, 0, 0, 8720, 1.0721, 6283.0758, 309, 0.867, 12566.152];

    // Terrestrial time minus universal time, seconds, every twenty years from 1900; predictions after 2020.
    private static readonly double[] DeltaT = [-3, 21, 24, 33, 51, 64, 69, 78, 88, 103, 120, 140];

    /// <summary>Degrees, 0–360, at an instant in UTC.</summary>
    public static double Apparent(DateTime utc)
    {
        var days = (utc - new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Utc)).TotalDays + Lag(utc) / 86400;
        var t = days / 365250;
        var radians = (Sum(L0, t) + Sum(L1, t) * t + Sum(L2, t) * t * t) * 1e-8;

        // Meeus 25: from the earth's to the sun's, to the FK5 system, then nutation (22) and aberration.
        var degrees = radians * 180 / Math.PI + 180 - 0.09033 / 3600;
        var node = (125.04452 - 1934.136261 * t * 10) * Math.PI / 180;
        var sun = (280.4665 + 36000.7698 * t * 10) * Math.PI / 180;
        degrees += (-17.20 * Math.Sin(node) - 1.32 * Math.Sin(2 * sun)) / 3600;
        degrees -= 20.4898 / 3600 / Distance(t);
        return (degrees % 360 + 360) % 360;
    }

    private static double Sum(double[] series, double t)
    {
        var sum = 0.0;
        for (var i = 0; i < series.Length; i += 3)
            sum += series[i] * Math.Cos(series[i + 1] + series[i + 2] * t);
        return sum;
    }

    // Astronomical units; the first terms are enough for the aberration.
    private static double Distance(double t) => 1.00014 + 0.016707 * Math.Cos(3.0984635 + 6283.07585 * t);

    private static double Lag(DateTime utc)
    {
        var position = Math.Clamp((utc.Year + utc.DayOfYear / 365.25 - 1900) / 20, 0, DeltaT.Length - 1.001);
        var index = (int)position;
        return DeltaT[index] + (DeltaT[index + 1] - DeltaT[index]) * (position - index);
    }
}
