using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;
using Regie.Plan;
using Regie.Tests.Connect;

namespace Regie.Tests.Plan;

public sealed class KeptFilesTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_attached_file_outlives_its_upload_and_one_nobody_attached_does_not(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var project = await sarah.Must(new CreateProject(businessId, "Launch"));
        var task = await sarah.Must(new CreateTask(project.Id, "Write the offer"));
        var attached = await sarah.Upload(OwnFiles.Text("offer.txt", $"attached {sarah.Id}"));
        var forgotten = await sarah.Upload(OwnFiles.Text("draft.txt", $"forgotten {sarah.Id}"));
        await sarah.Must(new AttachFile(task.Id) { File = attached });
        var kept = await Age(world, attached);
        var left = await Age(world, forgotten);

        await world.App.Services.GetRequiredService<Sweep>().Once(TestContext.Current.CancellationToken);

        var blobs = world.App.Services.GetRequiredService<BlobStore>();
        blobs.Exists(kept).ShouldBeTrue();
        blobs.Exists(left).ShouldBeFalse();
    }

    /// <summary>Makes an upload two days old, on the disk and in the database; answers its hash.</summary>
    private static async Task<string> Age(World world, FileRef upload)
    {
        var at = DateTimeOffset.UtcNow - TimeSpan.FromDays(2);
        var hash = "";
        await world.App.Services.GetRequiredService<SideWrite>().Run(async db =>
        {
            var row = await db.Uploads.SingleOrDefaultAsync(row => row.Id == upload.UploadId);
            if (row is not null)
            {
                row.At = at;
                hash = row.Hash;
            }
        }, TestContext.Current.CancellationToken);
        hash.ShouldNotBeEmpty();
        var folder = world.App.Services.GetRequiredService<DatabaseSettings>().DataDirectory;
        File.SetLastWriteTimeUtc(Directory.GetFiles(folder, hash, SearchOption.AllDirectories).Single(), at.UtcDateTime);
        return hash;
    }
}
