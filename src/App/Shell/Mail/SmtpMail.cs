using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>Hands letters to the mail server of the settings.</summary>
internal sealed class SmtpMail(Settings settings) : IMail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsSetUp => settings.Mail is not null;

    public async Task Send(Letter letter, CancellationToken cancel)
    {
        var server = settings.Mail ?? throw new InvalidOperationException("No mail server is set up (REGIE_SMTP_HOST).");
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(server.From));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Subject = letter.Subject;
        message.Body = new TextPart("plain") { Text = letter.Body };
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        var security = server.Security switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };
        await client.ConnectAsync(server.Host, server.Port, security, cancel);
        if (server.User is not null)
        {
            await client.AuthenticateAsync(server.User, server.Password ?? "", cancel);
        }

        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }
}
