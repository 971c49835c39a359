using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Regie.Performance;

/// <summary>Counts what a page receives: bytes of answers as they came over the wire (headers too), and bytes of the circuit's messages.</summary>
public sealed class Wire
{
    private long _answers;
    private long _messages;

    /// <summary>Bytes of all answers so far, compressed as they came.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>Bytes of the circuit's messages so far, before their compression.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    public static async Task<Wire> Listen(IPage page)
    {
        var wire = new Wire();
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.loadingFinished").OnEvent += (_, told) => wire.Add(ref wire._answers, (long)(told?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        session.Event("Network.webSocketFrameReceived").OnEvent += (_, told) => wire.Add(ref wire._messages, Length(told));
        await session.SendAsync("Network.enable");
        return wire;
    }

    private void Add(ref long sum, long bytes) => Interlocked.Add(ref sum, bytes);

    // Binary messages are told in Base64.
    private static long Length(JsonElement? told)
    {
        var text = told?.GetProperty("response").GetProperty("payloadData").GetString() ?? "";
        return told?.GetProperty("response").GetProperty("opcode").GetDouble() == 2 ? text.Length * 3L / 4 : Encoding.UTF8.GetByteCount(text);
    }
}
