using System.Globalization;

namespace Regie.Performance;

/// <summary>What a process holds of the machine's memory, in megabytes, as the kernel counts it.</summary>
public static class Memory
{
    public static double Now(int process) => Read(process, "VmRSS:");

    /// <summary>The most it ever held.</summary>
    public static double Peak(int process) => Read(process, "VmHWM:");

    private static double Read(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").Single(row => row.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
