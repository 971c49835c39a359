using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Tests.Doors.Samples;

public enum Flavour { Sweet, VerySour }

public sealed record Part(string Name, int Amount, string? Note);

/// <summary>Every kind of member a body can have.</summary>
public sealed record Everything(string Text, int Number, decimal? Price, bool Flag, Guid? Link, DateOnly? Day, DateTimeOffset? At, Flavour Flavour, IReadOnlyList<Part> Parts, IReadOnlyList<string> Words);

[Needs(Permission.SignedIn), Post("samples/everything")]
public sealed record SayEverything(
    [property: MaxLength(2000)] string Text, int Number, IReadOnlyList<Part> Parts, Flavour Flavour = Flavour.Sweet, decimal? Price = null, bool Flag = false, Guid? Link = null, DateOnly? Day = null,
    DateTimeOffset? At = null, IReadOnlyList<string>? Words = null) : ICommand<Everything>;

sealed class SayEverythingHandler : IHandler<SayEverything, Everything>
{
    public Task<Result<Everything>> Handle(SayEverything operation, CancellationToken cancel) => Task.FromResult<Result<Everything>>(new Everything(
        operation.Text, operation.Number, operation.Price, operation.Flag, operation.Link, operation.Day, operation.At, operation.Flavour, operation.Parts, operation.Words ?? []));
}

[Needs(Permission.SignedIn), Get("samples/everything")]
public sealed record AskEverything(string Text, int Limit = 50, Flavour? Flavour = null, bool Flag = false, Guid? Link = null, DateOnly? Day = null, DateTimeOffset? At = null, string[]? Words = null) : IQuery<Everything>;

sealed class AskEverythingHandler : IHandler<AskEverything, Everything>
{
    public Task<Result<Everything>> Handle(AskEverything operation, CancellationToken cancel) => Task.FromResult<Result<Everything>>(new Everything(
        operation.Text, operation.Limit, null, operation.Flag, operation.Link, operation.Day, operation.At, operation.Flavour ?? Samples.Flavour.Sweet, [], operation.Words ?? []));
}

public sealed record HouseView(Guid Id, string Name, string Language, int Version) : IVersionedView;

/// <summary>Opens a house.</summary>
[Needs(Permission.Obm), Post("samples/houses"), Creates("samples/houses/{id}"), Daily, Example("""{"name":"Atelier"}""")]
public sealed record OpenHouse([property: Required, MaxLength(100)] string Name) : ICommand<HouseView>;

sealed class OpenHouseHandler(RegieDb db, Scope scope) : IHandler<OpenHouse, HouseView>
{
    public async Task<Result<HouseView>> Handle(OpenHouse operation, CancellationToken cancel)
    {
        if (operation.Name == "Refused")
        {
            return Problem.Refused("sample.refused");
        }

        var house = new Business { Id = scope.NewId(), Name = operation.Name, CreatedAt = scope.Now };
        db.Businesses.Add(house);
        db.Memberships.Add(new Membership { Id = scope.NewId(), BusinessId = house.Id, PersonId = scope.PersonId, Role = Role.Obm, CreatedAt = scope.Now });
        await db.SaveChangesAsync(cancel);
        return new HouseView(house.Id, house.Name, house.Language, house.Version);
    }
}

[Needs(Permission.BusinessRead), Get("samples/houses/{HouseId}")]
public sealed record GetHouse(Guid HouseId) : IQuery<HouseView>;

sealed class GetHouseHandler(RegieDb db) : IHandler<GetHouse, HouseView>
{
    public async Task<Result<HouseView>> Handle(GetHouse operation, CancellationToken cancel) =>
        await db.Businesses.SingleOrDefaultAsync(house => house.Id == operation.HouseId, cancel) is { } found
            ? new HouseView(found.Id, found.Name, found.Language, found.Version)
            : Problem.NotFound();
}

[Needs(Permission.BusinessRead), Get("samples/houses")]
public sealed record ListHouses([property: Range(1, 200)] int Limit = 50, string? Cursor = null) : IQuery<Page<HouseView>>;

sealed class ListHousesHandler(RegieDb db) : IHandler<ListHouses, Page<HouseView>>
{
    public async Task<Result<Page<HouseView>>> Handle(ListHouses operation, CancellationToken cancel) =>
        new Page<HouseView>(await db.Businesses.OrderBy(house => house.Id).Take(operation.Limit).Select(house => new HouseView(house.Id, house.Name, house.Language, house.Version)).ToListAsync(cancel), null);
}

[Needs(Permission.BusinessManage), Patch("samples/houses/{HouseId}")]
public sealed record ChangeHouse(Guid HouseId, [property: MaxLength(100)] Optional<string> Name = default, [property: MaxLength(2)] Optional<string?> Language = default) : ICommand<HouseView>;

sealed class ChangeHouseHandler(RegieDb db) : IHandler<ChangeHouse, HouseView>
{
    public async Task<Result<HouseView>> Handle(ChangeHouse operation, CancellationToken cancel)
    {
        if (await db.Businesses.SingleOrDefaultAsync(house => house.Id == operation.HouseId, cancel) is not { } found)
        {
            return Problem.NotFound();
        }

        found.Name = operation.Name.Or(found.Name)!;
        found.Language = operation.Language.IsSet ? operation.Language.Value ?? "en" : found.Language;
        await db.SaveChangesAsync(cancel);
        return new HouseView(found.Id, found.Name, found.Language, found.Version);
    }
}

[Needs(Permission.BusinessManage), Delete("samples/houses/{HouseId}/name")]
public sealed record ForgetName(Guid HouseId) : ICommand<Nothing>;

sealed class ForgetNameHandler(RegieDb db) : IHandler<ForgetName, Nothing>
{
    public async Task<Result<Nothing>> Handle(ForgetName operation, CancellationToken cancel)
    {
        if (await db.Businesses.SingleOrDefaultAsync(house => house.Id == operation.HouseId, cancel) is not { } found)
        {
            return Problem.NotFound();
        }

        found.Name = "";
        return default(Nothing);
    }
}

public sealed record Taken(string Name, string ContentType, long Size, string Hash, Flavour Flavour, IReadOnlyList<Part> Parts);

[Needs(Permission.SignedIn), Post("samples/files")]
public sealed record TakeFile(FileRef File, Flavour Flavour = Flavour.Sweet, IReadOnlyList<Part>? Parts = null) : ICommand<Taken>;

sealed class TakeFileHandler(RegieDb db, Scope scope) : IHandler<TakeFile, Taken>
{
    public async Task<Result<Taken>> Handle(TakeFile operation, CancellationToken cancel) =>
        await db.Uploads.SingleOrDefaultAsync(upload => upload.Id == operation.File.UploadId && upload.PersonId == scope.PersonId, cancel) is { } found
            ? new Taken(found.Name, found.ContentType, found.Size, found.Hash, operation.Flavour, operation.Parts ?? [])
            : Problem.NotFound();
}

[Needs(Permission.SignedIn), Get("samples/files/{Hash}")]
public sealed record FetchFile(string Hash, string Name = "file", string ContentType = "text/html") : IQuery<FileContent>;

sealed class FetchFileHandler : IHandler<FetchFile, FileContent>
{
    public Task<Result<FileContent>> Handle(FetchFile operation, CancellationToken cancel) => Task.FromResult<Result<FileContent>>(new FileContent(operation.Name, operation.ContentType) { Hash = operation.Hash });
}

[Needs(Permission.Anyone), Get("samples/open")]
public sealed record AskOpenly(int Number = 1) : IQuery<IReadOnlyList<int>>;

sealed class AskOpenlyHandler : IHandler<AskOpenly, IReadOnlyList<int>>
{
    public Task<Result<IReadOnlyList<int>>> Handle(AskOpenly operation, CancellationToken cancel) => Task.FromResult(Result.Ok<IReadOnlyList<int>>([operation.Number]));
}

[Needs(Permission.SignedIn), Post("samples/bugs")]
public sealed record HaveABug : ICommand<Nothing>;

sealed class HaveABugHandler : IHandler<HaveABug, Nothing>
{
    public Task<Result<Nothing>> Handle(HaveABug operation, CancellationToken cancel) => throw new NotSupportedException("secret detail");
}

[Needs(Permission.SignedIn), Get("samples/hidden"), Only(Door.Page)]
public sealed record AskHidden : IQuery<Nothing>;

sealed class AskHiddenHandler : IHandler<AskHidden, Nothing>
{
    public Task<Result<Nothing>> Handle(AskHidden operation, CancellationToken cancel) => Task.FromResult<Result<Nothing>>(default(Nothing));
}
