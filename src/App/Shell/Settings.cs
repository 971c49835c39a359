using System.Globalization;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>How this installation runs: command line first, then <c>REGIE_*</c>, then a default that works with nothing set.</summary>
public sealed record Settings
{
    public string DataDirectory { get; init; } = "data";
    public int Port { get; init; } = 5080;

    /// <summary>No demo world: the first person claims the installation.</summary>
    public bool Empty { get; init; }

    public DatabaseKind Database { get; init; }
    public string? ConnectionString { get; init; }
    public string AppRole { get; init; } = "regie_app";

    /// <summary>Address people reach it by; fixes links and the passkeys' relying party.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Listen on every address, for containers behind a proxy.</summary>
    public bool ListenOnAll { get; init; }

    /// <summary>Proxies whose word about the client's address is taken.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>The mail server; null where none is set up.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Where the master key lies, when not in the data folder.</summary>
    public string? MasterKeyFile { get; init; }

    public string MasterKeyPath => MasterKeyFile ?? Path.Combine(DataDirectory, "master.key");

    /// <summary>The master key lies with the data, and goes into their backup.</summary>
    public bool KeepsMasterKey => MasterKeyFile is null;

    public int MaxUploadMegabytes { get; init; } = 100;

    /// <summary>Language of the demo world: <c>fr</c> or <c>en</c>; the machine's own when absent.</summary>
    public string Language { get; init; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en";

    /// <summary>For demonstrations and tests: the day a demo world is anchored to and lives on; the current day when absent. Elsewhere it has no effect.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What stands on the command line after the settings, or what could not be understood.</summary>
    public IReadOnlyList<string> Rest { get; init; } = [];

    /// <summary>Only the person at this machine can reach it.</summary>
    public bool IsLoopbackOnly => !ListenOnAll && PublicUrl is null or { IsLoopback: true };

    /// <summary>Host names this installation answers to; a request under another name did not mean it.</summary>
    public IReadOnlyList<string> AllowedHosts =>
        PublicUrl is null && ListenOnAll ? ["*"] : [.. new[] { PublicUrl?.Host, "localhost", "127.0.0.1", "[::1]" }.OfType<string>().Distinct()];

    public Uri Url => PublicUrl ?? new Uri($"http://localhost:{Port}");

    public DatabaseSettings DatabaseSettings => new(Database, Path.GetFullPath(DataDirectory), ConnectionString, AppRole);

    /// <summary>Reads both; a value that cannot be understood is a <see cref="StartupException"/> naming it.</summary>
    public static Settings Read(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var settings = FromEnvironment(environment);
        var rest = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--empty":
                    settings = settings with { Empty = true };
                    break;
                case "--port":
                    settings = settings with { Port = ReadPort(Next("--port"), "--port") };
                    break;
                case "--data":
                    settings = settings with { DataDirectory = Next("--data") };
                    break;
                default:
                    rest.Add(arguments[i]);
                    break;
            }

            string Next(string name) => ++i < arguments.Count ? arguments[i] : throw new StartupException("startup.value-missing", name);
        }

        return settings with { Rest = rest };
    }

    private static Settings FromEnvironment(Func<string, string?> environment)
    {
        string? Read(string name) => environment("REGIE_" + name) is { Length: > 0 } value ? value
            : environment("REGIE_" + name + "_FILE") is { Length: > 0 } file ? ReadFile(file, $"REGIE_{name}_FILE") : null;

        var connection = Read("CONNECTION_STRING");
        return new Settings
        {
            DataDirectory = Read("DATA") ?? "data",
            Port = Read("PORT") is { } port ? ReadPort(port, "REGIE_PORT") : 5080,
            Empty = Flag(Read("EMPTY"), "REGIE_EMPTY"),
            ListenOnAll = Flag(Read("LISTEN_ALL"), "REGIE_LISTEN_ALL"),
            Database = Read("DATABASE") switch
            {
                null or "sqlite" => DatabaseKind.Sqlite,
                "postgres" when connection is null => throw new StartupException("startup.value-missing", "REGIE_CONNECTION_STRING"),
                "postgres" => DatabaseKind.Postgres,
                var other => throw new StartupException("startup.value-wrong", $"REGIE_DATABASE={other} (sqlite, postgres)"),
            },
            ConnectionString = connection,
            AppRole = Read("APP_ROLE") ?? "regie_app",
            PublicUrl = Read("PUBLIC_URL") is { } url ? ReadUrl(url) : null,
            MasterKeyFile = environment("REGIE_MASTER_KEY_FILE") is { Length: > 0 } key ? key : null,
            Proxies = Read("PROXIES") is { } proxies ? ReadProxies(proxies) : [],
            Mail = MailSettings.Read(Read),
            MaxUploadMegabytes = Read("MAX_UPLOAD_MB") is not { } most ? 100
                : int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0 ? megabytes : throw new StartupException("startup.value-wrong", $"REGIE_MAX_UPLOAD_MB={most}"),
            Language = Read("LANGUAGE") switch
            {
                null => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr" : "en",
                "fr" => "fr",
                "en" => "en",
                var other => throw new StartupException("startup.value-wrong", $"REGIE_LANGUAGE={other} (fr, en)"),
            },
            Today = Read("TODAY") is { } day ? Day(day) : null,
        };
    }

    private static string ReadFile(string file, string name)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException("startup.value-wrong", $"{name}={file} ({failure.Message})");
        }
    }

    private static int ReadPort(string value, string name) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535 ? port : throw new StartupException("startup.value-wrong", $"{name}={value}");

    private static bool Flag(string? value, string name) => value switch
    {
        null or "0" or "false" => false,
        "1" or "true" => true,
        _ => throw new StartupException("startup.value-wrong", $"{name}={value} (true, false)"),
    };

    private static Uri ReadUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url! : throw new StartupException("startup.value-wrong", $"REGIE_PUBLIC_URL={value}");

    private static System.Net.IPNetwork[] ReadProxies(string value) => [.. value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Contains('/') ? one : one + (one.Contains(':') ? "/128" : "/32"))
        .Select(one => System.Net.IPNetwork.TryParse(one, out var network) ? network : throw new StartupException("startup.value-wrong", $"REGIE_PROXIES={value}"))];

    private static DateOnly Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new StartupException("startup.value-wrong", $"REGIE_TODAY={value} (YYYY-MM-DD)");
}
