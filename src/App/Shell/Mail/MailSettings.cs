using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>The mail server, from <c>REGIE_SMTP_*</c>; without a host no mail is sent and links are shown to be copied.</summary>
/// <param name="Security">starttls (usual), tls, or none on a network one trusts.</param>
public sealed record MailSettings(string Host, int Port, string? User, string? Password, string From, string Security)
{
    public static MailSettings? Read(Func<string, string?> read)
    {
        if (read("SMTP_HOST") is not { } host)
        {
            return null;
        }

        var security = read("SMTP_SECURITY") ?? "starttls";
        if (security is not ("starttls" or "tls" or "none"))
        {
            throw new StartupException("startup.value-wrong", $"REGIE_SMTP_SECURITY={security} (starttls, tls, none)");
        }

        var port = read("SMTP_PORT");
        return new MailSettings(
            host,
            port is null ? security == "tls" ? 465 : 587 : int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new StartupException("startup.value-wrong", $"REGIE_SMTP_PORT={port}"),
            read("SMTP_USER"),
            read("SMTP_PASSWORD"),
            read("SMTP_FROM") ?? throw new StartupException("startup.value-missing", "REGIE_SMTP_FROM"),
            security);
    }
}
