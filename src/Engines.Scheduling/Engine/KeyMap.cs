using System.Runtime.InteropServices;

namespace Regie.Scheduling;

/// <summary>
/// Task keys to positions: open addressing, built once. Half the time of a Dictionary on plans of a hundred thousand tasks,
/// because the table of positions is small and the keys lie in the order of the tasks, whose links mostly stay near.
/// </summary>
sealed class KeyMap
{
    readonly Guid[] keys;
    readonly int[] slots;
    readonly int shift;

    KeyMap(int count)
    {
        var bits = 4;
        while (1 << bits < count * 2) bits++;
        keys = new Guid[count];
        slots = new int[1 << bits];
        shift = 64 - bits;
    }

    /// <summary>Null when a key comes twice, which is then in <paramref name="twice"/>.</summary>
    public static KeyMap? Of(IReadOnlyList<PlanTask> tasks, out Guid twice)
    {
        var map = new KeyMap(tasks.Count);
        for (var i = 0; i < tasks.Count; i++)
        {
            twice = map.keys[i] = tasks[i].Key;
            ref var slot = ref map.slots[map.SlotOf(twice)];
            if (slot != 0) return null;
            slot = i + 1;
        }
        twice = default;
        return map;
    }

    /// <summary>The position of a task, or -1.</summary>
    public int this[Guid key] => slots[SlotOf(key)] - 1;

    /// <summary>Where a key stands, or the free slot where it would.</summary>
    int SlotOf(Guid key)
    {
        for (var slot = Hash(key); ; slot = (slot + 1) & (slots.Length - 1))
            if (slots[slot] == 0 || keys[slots[slot] - 1] == key) return slot;
    }

    // Both halves are mixed: version 7 keys share their first half's time, hand-made ones often their second half.
    int Hash(Guid key)
    {
        var halves = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in key));
        return (int)(((halves[0] ^ (halves[1] * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) >> shift);
    }
}
