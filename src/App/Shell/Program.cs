using Regie.Kernel;
using Regie.Shell;

try
{
    var settings = Settings.Read(args, Environment.GetEnvironmentVariable);
    return settings.Rest is ["admin", ..]
        ? await Admin.Run(settings, [.. settings.Rest.Skip(1)])
        : await Serve.Run(settings);
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync(StartupText.Of(problem));
    return 1;
}
