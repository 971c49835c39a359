using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Regie.Kernel;

/// <summary>Version 7 ids: sorted by the time they were made. Seeded, they repeat (demo world, tests).</summary>
public sealed class Ids
{
    private readonly Random? _seeded;
    private readonly Lock _lock = new();

    private Ids(Random? seeded) => _seeded = seeded;

    public static Ids Random() => new(null);

#pragma warning disable CA5394 // Seeded on purpose: ids of the demo world must repeat; they guard nothing.
    public static Ids Seeded(int seed) => new(new Random(seed));

    public Guid Next(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (_seeded is null)
        {
            RandomNumberGenerator.Fill(bytes);
        }
        else
        {
            lock (_lock)
            {
                _seeded.NextBytes(bytes);
            }
        }

        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | (uint)((bytes[6] << 8) | bytes[7]));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
#pragma warning restore CA5394
}
