using Microsoft.Extensions.DependencyInjection;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Businesses;

public sealed class TokensTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_token_is_told_once_and_reaches_no_further_than_asked(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        await sarah.Must(new CreateBusiness($"Second {Guid.CreateVersion7():N}"));

        var made = await sarah.Must(new CreateToken("Assistant", businessId, ReadOnly: true, Days: 30));
        var caller = (await Tokens(world).Find(made.Secret, Door.Rest, CancellationToken.None)).ShouldNotBeNull();
        var program = new Actor(world, caller);

        (await program.Must(new ListBusinesses())).Items.ShouldHaveSingleItem().Id.ShouldBe(businessId);
        (await program.Must(new Me())).Businesses.ShouldHaveSingleItem();
        (await program.Refused(new UpdateBusiness(businessId, Colour: 2))).Code.ShouldBe("token-read-only");
        (await sarah.Must(new ListTokens())).Items.ShouldHaveSingleItem().Name.ShouldBe("Assistant");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Revoked_it_is_nobodys(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, _) = await world.Business();
        var made = await sarah.Must(new CreateToken("Script"));
        (await Tokens(world).Find(made.Secret, Door.Rest, CancellationToken.None)).ShouldNotBeNull();

        await sarah.Must(new RevokeToken(made.Token.Id));

        (await Tokens(world).Find(made.Secret, Door.Rest, CancellationToken.None)).ShouldBeNull();
        (await sarah.Must(new ListTokens())).Items.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Tokens_and_sign_ins_of_others_are_not_found(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, businessId) = await world.Business();
        var made = await sarah.Must(new CreateToken("Script"));
        var (lina, _) = await world.Business("Maison Corbeau");

        (await lina.Refused(new RevokeToken(made.Token.Id))).Kind.ShouldBe(ProblemKind.NotFound);
        (await lina.Refused(new CreateToken("Theirs", businessId))).Kind.ShouldBe(ProblemKind.NotFound);
        (await Tokens(world).Find(made.Secret, Door.Rest, CancellationToken.None)).ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task Programs_make_no_tokens(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var (sarah, _) = await world.Business();
        var made = await sarah.Must(new CreateToken("Script"));
        var program = new Actor(world, (await Tokens(world).Find(made.Secret, Door.Rest, CancellationToken.None))!);

        (await program.Refused(new CreateToken("Another"))).Kind.ShouldBe(ProblemKind.NotFound);
        (await program.Refused(new ListSignIns())).Kind.ShouldBe(ProblemKind.NotFound);
    }

    private static TokenAuthentication Tokens(World world) => world.App.Services.GetRequiredService<TokenAuthentication>();
}
