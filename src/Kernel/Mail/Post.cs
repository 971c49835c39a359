using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Regie.Kernel;

/// <summary>Takes letters within a call; they leave as a job after its commit, tried again while the server is away. Their text rests encrypted: it may hold a link that opens something.</summary>
public sealed class Post(RegieDb db, IMail mail, IDataProtectionProvider protection)
{
    /// <summary>The kind of its jobs.</summary>
    public const string Job = "kernel.post";

    internal const string Purpose = "regie.post";

    public bool IsOpen => mail.IsSetUp;

    /// <summary>Sends <paramref name="letter"/> once this call is committed.</summary>
    public void Send(Letter letter, Guid? businessId) =>
        db.Enqueue(Job, JsonSerializer.Serialize(protection.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(letter))), businessId: businessId);
}

internal sealed class PostJob(IMail mail, IDataProtectionProvider protection) : IJobHandler
{
    public string Kind => Post.Job;

    public Task Run(Job job, CancellationToken cancel)
    {
        var text = protection.CreateProtector(Post.Purpose).Unprotect(JsonSerializer.Deserialize<string>(job.Payload)!);
        return mail.Send(JsonSerializer.Deserialize<Letter>(text)!, cancel);
    }
}
