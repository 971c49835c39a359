using System.Globalization;

namespace Regie.Performance;

/// <summary>One line of the table: what was measured, what it should be, and whether it is.</summary>
/// <param name="Name">What the figure says, in a few words.</param>
/// <param name="Target">The bound as people read it, such as "≤ 100 ms".</param>
/// <param name="Measured">The value with its unit.</param>
/// <param name="Holds">Whether the target is met.</param>
/// <param name="Ratio">The value divided by its yardstick of the same run, where there is one.</param>
public sealed record Figure(string Name, string Target, string Measured, bool Holds, double? Ratio = null)
{
    public static Figure AtMost(string name, double limit, double measured, string unit, double? yardstick = null) =>
        new(name, $"≤ {Show(limit)} {unit}", $"{Show(measured)} {unit}", measured <= limit, measured / yardstick);

    public static Figure AtLeast(string name, double limit, double measured, string unit, double? yardstick = null) =>
        new(name, $"≥ {Show(limit)} {unit}", $"{Show(measured)} {unit}", measured >= limit, measured / yardstick);

    static string Show(double value) => value.ToString(Math.Abs(value) < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture);
}
