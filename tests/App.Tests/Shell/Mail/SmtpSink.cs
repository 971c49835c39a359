using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Regie.Tests.Mail;

/// <summary>A mail server on loopback that keeps what it is given. As much of the protocol as one letter needs.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<MimeMessage> _letters = new();

    public SmtpSink()
    {
        _listener.Start();
        _ = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Says "come back later" to every letter.</summary>
    public bool IsBusy { get; set; }

    public IReadOnlyCollection<MimeMessage> Letters => _letters;

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => Talk(client));
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await Say("220 sink");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO": await Say("250-sink\r\n250 8BITMIME"); break;
                case "MAIL": await Say(IsBusy ? "451 come back later" : "250 ok"); break;
                case "DATA": await Take(); break;
                case "QUIT": await Say("221 bye"); return;
                default: await Say("250 ok"); break;
            }
        }

        async Task Take()
        {
            await Say("354 go on");
            var text = new StringBuilder();
            while (await reader.ReadLineAsync() is { } line && line != ".")
            {
                text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
            }

            using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
            _letters.Enqueue(await MimeMessage.LoadAsync(bytes));
            await Say("250 taken");
        }

        Task Say(string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n")).AsTask();
    }
}
