namespace Regie.Kernel;

/// <summary>An e-mail to one person, plain text.</summary>
public sealed record Letter(string To, string Subject, string Body);

/// <summary>The way out to a mail server.</summary>
public interface IMail
{
    /// <summary>False where no server is set up: then links are shown to be copied instead.</summary>
    bool IsSetUp { get; }

    Task Send(Letter letter, CancellationToken cancel);
}

/// <summary>No mail server: what stands there until the application brings one.</summary>
internal sealed class NoMail : IMail
{
    public bool IsSetUp => false;

    public Task Send(Letter letter, CancellationToken cancel) => throw new InvalidOperationException("No mail server is set up.");
}
