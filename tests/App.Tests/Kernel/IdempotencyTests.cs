using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Kernel;

public sealed class IdempotencyTests
{
    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_same_key_happens_once_and_answers_the_same_even_at_once(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var obm = await world.Person();
        var command = new CreateBusiness($"Key {obm.Id:N}");
        var call = new Call(IdempotencyKey: "k1", Fingerprint: "f1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => obm.Run(command, call))));

        answers.ShouldAllBe(answer => answer.IsOk);
        answers.Select(answer => answer.Value.Id).Distinct().ShouldHaveSingleItem();
        (await obm.Must(new ListBusinesses())).Items.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task The_same_key_with_another_body_is_refused(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var obm = await world.Person();
        (await obm.Run(new CreateBusiness("A"), new Call(IdempotencyKey: "k", Fingerprint: "a"))).IsOk.ShouldBeTrue();

        var second = await obm.Run(new CreateBusiness("B"), new Call(IdempotencyKey: "k", Fingerprint: "b"));

        second.Problem!.Kind.ShouldBe(ProblemKind.Refused);
        second.Problem.Code.ShouldBe("idempotency-key-reused");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task A_remembered_refusal_is_replayed_after_its_reason_is_gone(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var obm = await world.Person();
        await obm.Must(new CreateBusiness("Taken"));
        var call = new Call(IdempotencyKey: "r", Fingerprint: "r");

        (await obm.Run(new CreateBusiness("Taken"), call)).Problem!.Code.ShouldBe("businesses.name-taken");
        (await obm.Run(new CreateBusiness("Taken"), call)).Problem!.Code.ShouldBe("businesses.name-taken");
    }

    [Theory, MemberData(nameof(World.Databases), MemberType = typeof(World))]
    public async Task An_invalid_request_is_not_remembered(DatabaseKind kind)
    {
        var world = await World.On(kind);
        var obm = await world.Person();

        (await obm.Run(new CreateBusiness(""), new Call(IdempotencyKey: "i", Fingerprint: "i"))).Problem!.Kind.ShouldBe(ProblemKind.Invalid);
        (await obm.Run(new CreateBusiness("Good"), new Call(IdempotencyKey: "i", Fingerprint: "j"))).IsOk.ShouldBeTrue();
    }
}
