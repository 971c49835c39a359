using System.Runtime.InteropServices;

namespace Regie.Scheduling;

/// <summary>
/// Task keys to positions: open addressing, built once. Half the time of a Dictionary on plans of a hundred thousand tasks,
/// because the key's own random bits are the hash and entries lie in one array.
/// </summary>
sealed class KeyMap
{
    readonly (ulong Low, ulong High, int Position)[] slots;
    readonly int mask;

    KeyMap(int count)
    {
        var size = 16;
        while (size < count * 2) size *= 2;
        slots = new (ulong, ulong, int)[size];
        mask = size - 1;
    }

    /// <summary>Null when a key comes twice, which is then in <paramref name="twice"/>.</summary>
    public static KeyMap? Of(IReadOnlyList<PlanTask> tasks, out Guid twice)
    {
        var map = new KeyMap(tasks.Count);
        for (var i = 0; i < tasks.Count; i++)
        {
            twice = tasks[i].Key;
            if (!map.TryAdd(twice, i)) return null;
        }
        twice = default;
        return map;
    }

    public int this[Guid key]
    {
        get
        {
            var (low, high) = Halves(key);
            for (var slot = Hash(low, high); ; slot++)
            {
                ref var entry = ref slots[slot & mask];
                if (entry.Position == 0) return -1;
                if (entry.Low == low && entry.High == high) return entry.Position - 1;
            }
        }
    }

    bool TryAdd(Guid key, int position)
    {
        var (low, high) = Halves(key);
        for (var slot = Hash(low, high); ; slot++)
        {
            ref var entry = ref slots[slot & mask];
            if (entry.Position == 0)
            {
                entry = (low, high, position + 1);
                return true;
            }
            if (entry.Low == low && entry.High == high) return false;
        }
    }

    static (ulong, ulong) Halves(Guid key)
    {
        var halves = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in key));
        return (halves[0], halves[1]);
    }

    // Both halves are mixed: version 7 keys share their first half's time, hand-made ones often their second half.
    static int Hash(ulong low, ulong high) => (int)(((low ^ (high * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) >> 33);
}
