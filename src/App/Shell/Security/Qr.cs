namespace Regie.Shell.Security;

/// <summary>
/// A QR code of a short text: bytes, error correction level M, versions 1 to 10 (up to 213 bytes), after ISO/IEC 18004. Enough for the link of a one-time code.
/// </summary>
internal static class Qr
{
    // Version: blocks of the first length, their data bytes, blocks one byte longer, error correction bytes of each.
    private static readonly (int Blocks, int Data, int Longer, int Correction)[] Layouts =
        [(1, 16, 0, 10), (1, 28, 0, 16), (1, 44, 0, 26), (2, 32, 0, 18), (2, 43, 0, 24), (4, 27, 0, 16), (4, 31, 0, 18), (2, 38, 2, 22), (3, 36, 2, 22), (4, 43, 1, 26)];

    private static readonly int[][] Alignments = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    /// <summary>The squares, row by row; true is dark.</summary>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static bool[,] Squares(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var version = Enumerable.Range(1, Layouts.Length).FirstOrDefault(one => Capacity(one) * 8 >= 4 + (one < 10 ? 8 : 16) + bytes.Length * 8);
        if (version == 0)
        {
            throw new ArgumentException("Too long for a QR code.", nameof(text));
        }

        var bits = Interleave(Data(bytes, version), version);
        var best = Enumerable.Range(0, 8).Select(mask => Draw(bits, version, mask)).MinBy(Penalty)!;
        return best;
    }

    /// <summary>The dark squares as one SVG path, four squares of margin not counted.</summary>
    public static (string Path, int Size) Shape(string text)
    {
        var squares = Squares(text);
        var size = squares.GetLength(0);
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (squares[y, x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return (path.ToString(), size);
    }

    private static int Capacity(int version) => Layouts[version - 1] is var (blocks, data, longer, _) ? blocks * data + longer * (data + 1) : 0;

    private static byte[] Data(byte[] bytes, int version)
    {
        var bits = new List<bool>();
        Add(0b0100, 4);
        Add(bytes.Length, version < 10 ? 8 : 16);
        foreach (var one in bytes)
        {
            Add(one, 8);
        }

        var room = Capacity(version) * 8;
        Add(0, Math.Min(4, room - bits.Count));
        Add(0, (8 - bits.Count % 8) % 8);
        for (var pad = 0xEC; bits.Count < room; pad ^= 0xEC ^ 0x11)
        {
            Add(pad, 8);
        }

        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Aggregate(0, (value, bit) => value << 1 | (bit ? 1 : 0)))];

        void Add(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--)
            {
                bits.Add((value >> i & 1) == 1);
            }
        }
    }

    private static bool[] Interleave(byte[] data, int version)
    {
        var (count, length, longer, correction) = Layouts[version - 1];
        var blocks = new List<byte[]>();
        for (int i = 0, at = 0; i < count + longer; i++)
        {
            var size = i < count ? length : length + 1;
            blocks.Add(data[at..(at + size)]);
            at += size;
        }

        var checks = blocks.Select(block => Remainder(block, correction)).ToList();
        var all = new List<byte>();
        for (var i = 0; i <= length; i++)
        {
            all.AddRange(blocks.Where(block => i < block.Length).Select(block => block[i]));
        }

        for (var i = 0; i < correction; i++)
        {
            all.AddRange(checks.Select(check => check[i]));
        }

        return [.. all.SelectMany(one => Enumerable.Range(0, 8).Select(bit => (one >> (7 - bit) & 1) == 1))];
    }

    /// <summary>Reed–Solomon: the remainder by the generator of this degree, over GF(256) with 0x11D.</summary>
    private static byte[] Remainder(byte[] data, int degree)
    {
        var generator = new byte[degree];
        generator[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                generator[j] = (byte)(Times(generator[j], root) ^ (j + 1 < degree ? generator[j + 1] : 0));
            }

            root = Times(root, 2);
        }

        var remainder = new byte[degree];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ remainder[0]);
            Array.Copy(remainder, 1, remainder, 0, degree - 1);
            remainder[^1] = 0;
            for (var i = 0; i < degree; i++)
            {
                remainder[i] ^= Times(generator[i], factor);
            }
        }

        return remainder;
    }

    private static byte Times(byte a, byte b)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--)
        {
            product = product << 1 ^ (product >> 7) * 0x11D;
            product ^= (b >> i & 1) * a;
        }

        return (byte)product;
    }

    private static bool[,] Draw(bool[] bits, int version, int mask)
    {
        var size = version * 4 + 17;
        var (dark, taken) = (new bool[size, size], new bool[size, size]);
        for (var i = 0; i < size; i++)
        {
            Put(6, i, i % 2 == 0);
            Put(i, 6, i % 2 == 0);
        }

        Finder(3, 3);
        Finder(3, size - 4);
        Finder(size - 4, 3);
        var places = Alignments[version - 1];
        foreach (var y in places)
        {
            foreach (var x in places)
            {
                if (!(y == 6 && x == 6) && !(y == 6 && x == places[^1]) && !(y == places[^1] && x == 6))
                {
                    Ring(y, x, 2, distance => distance != 1);
                }
            }
        }

        Format(mask);
        Version();
        Fill();
        return dark;

        void Put(int y, int x, bool value) => (dark[y, x], taken[y, x]) = (value, true);

        void Ring(int y, int x, int radius, Func<int, bool> isDark)
        {
            for (var dy = -radius; dy <= radius; dy++)
            {
                for (var dx = -radius; dx <= radius; dx++)
                {
                    if (y + dy >= 0 && y + dy < size && x + dx >= 0 && x + dx < size)
                    {
                        Put(y + dy, x + dx, isDark(Math.Max(Math.Abs(dy), Math.Abs(dx))));
                    }
                }
            }
        }

        void Finder(int y, int x) => Ring(y, x, 4, distance => distance is not (2 or 4));

        void Format(int chosen)
        {
            // Level M is 00; ten check bits after the generator 0x537.
            var rest = chosen;
            for (var i = 0; i < 10; i++)
            {
                rest = rest << 1 ^ (rest >> 9) * 0x537;
            }

            var word = (chosen << 10 | rest) ^ 0x5412;
            bool Bit(int i) => (word >> i & 1) == 1;
            for (var i = 0; i <= 5; i++)
            {
                Put(i, 8, Bit(i));
            }

            Put(7, 8, Bit(6));
            Put(8, 8, Bit(7));
            Put(8, 7, Bit(8));
            for (var i = 9; i < 15; i++)
            {
                Put(8, 14 - i, Bit(i));
            }

            for (var i = 0; i < 8; i++)
            {
                Put(8, size - 1 - i, Bit(i));
            }

            for (var i = 8; i < 15; i++)
            {
                Put(size - 15 + i, 8, Bit(i));
            }

            Put(size - 8, 8, true);
        }

        void Version()
        {
            if (version < 7)
            {
                return;
            }

            var rest = version;
            for (var i = 0; i < 12; i++)
            {
                rest = rest << 1 ^ (rest >> 11) * 0x1F25;
            }

            var word = version << 12 | rest;
            for (var i = 0; i < 18; i++)
            {
                var (a, b) = (size - 11 + i % 3, i / 3);
                Put(b, a, (word >> i & 1) == 1);
                Put(a, b, (word >> i & 1) == 1);
            }
        }

        void Fill()
        {
            var at = 0;
            for (var right = size - 1; right >= 1; right -= 2)
            {
                right = right == 6 ? 5 : right;
                for (var step = 0; step < size; step++)
                {
                    for (var side = 0; side < 2; side++)
                    {
                        var x = right - side;
                        var y = (right + 1 & 2) == 0 ? size - 1 - step : step;
                        if (!taken[y, x])
                        {
                            dark[y, x] = (at < bits.Length && bits[at]) ^ Masked(y, x);
                            at++;
                        }
                    }
                }
            }
        }

        bool Masked(int y, int x) => mask switch
        {
            0 => (x + y) % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => (x + y) % 3 == 0,
            4 => (x / 3 + y / 2) % 2 == 0,
            5 => x * y % 2 + x * y % 3 == 0,
            6 => (x * y % 2 + x * y % 3) % 2 == 0,
            _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
        };
    }

    /// <summary>How hard it is to read: long runs, blocks, what looks like a finder, too dark or too light.</summary>
    private static int Penalty(bool[,] squares)
    {
        var size = squares.GetLength(0);
        var (penalty, dark) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            penalty += Line(at => squares[i, at], size) + Line(at => squares[at, i], size);
            for (var x = 0; x < size; x++)
            {
                dark += squares[i, x] ? 1 : 0;
                if (i > 0 && x > 0 && squares[i, x] == squares[i - 1, x] && squares[i, x] == squares[i, x - 1] && squares[i, x] == squares[i - 1, x - 1])
                {
                    penalty += 3;
                }
            }
        }

        return penalty + Math.Abs(dark * 20 - size * size * 10) / (size * size) * 10;
    }

    private static int Line(Func<int, bool> at, int size)
    {
        bool[] finder = [true, false, true, true, true, false, true];
        var penalty = 0;
        for (int i = 0, run = 0; i < size; i++)
        {
            run = i > 0 && at(i) == at(i - 1) ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            if (i + 7 <= size && finder.Select((value, k) => at(i + k) == value).All(same => same))
            {
                bool Light(int from) => Enumerable.Range(from, 4).All(k => k < 0 || k >= size || !at(k));
                penalty += (Light(i - 4) ? 40 : 0) + (Light(i + 7) ? 40 : 0);
            }
        }

        return penalty;
    }
}
