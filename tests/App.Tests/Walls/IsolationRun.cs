using System.Globalization;
using System.Text;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>Attacks one business from all sides, operation by operation, and keeps what was found.</summary>
internal sealed class IsolationRun : IDisposable
{
    /// <summary>What a role may read of its whole business: an id of this kind is no secret to a member of any role.</summary>
    private static readonly HashSet<string> OfTheBusiness = ["business", "person", "member", "placeholder", "projectMember", "token", "signIn", "upload", "notification"];

    /// <summary>Kinds that are a task or hang on one: what a freelancer changes must be theirs.</summary>
    private static readonly HashSet<string> OfATask = ["task", "baseTask", "closedTask", "checklistItem", "attachment", "timeEntry"];

    /// <summary>What a person has of their own. It is found by its person only, whichever business is reached.</summary>
    private static readonly HashSet<string> OfAPerson = ["token", "signIn", "upload", "notification"];

    private readonly Side _victim;
    private readonly Side _own;
    private readonly Knocking _door;
    private readonly Digest _digest;
    private readonly Somebody _rightful;
    private readonly Somebody _ownRightful;
    private readonly IReadOnlyList<Somebody> _attackers;
    private readonly SortedDictionary<string, int> _cells = new(StringComparer.Ordinal);
    private int _operations;
    private int _ids;
    private int _controls;
    private int _traces;

    private IsolationRun(World world, Side victim, Side own, Somebody rightful, Somebody ownRightful, IReadOnlyList<Somebody> attackers)
    {
        (_victim, _own, _rightful, _ownRightful, _attackers) = (victim, own, rightful, ownRightful, attackers);
        _door = new Knocking(world);
        _digest = new Digest(world, [victim.BusinessId, own.BusinessId], [victim.Obm.Id, own.Obm.Id, .. attackers.Select(attacker => attacker.Caller?.PersonId).OfType<Guid>()]);
    }

    public List<string> Failures { get; } = [];

    public List<string> WithoutControl { get; } = [];

    public static async Task<IsolationRun> Begin(World world)
    {
        var (victim, own) = (await Side.Create(world), await Side.Create(world));
        return new IsolationRun(world, victim, own, await Somebody.Obm(victim), await Somebody.Obm(own), await Somebody.All(victim, own));
    }

    public void Dispose() => _door.Dispose();

    public string Summary() => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"{_operations} operations, {_ids} ids in {_controls} requests a rightful member makes, {_cells.Values.Sum()} cells; {_traces} answers without an id searched for traces")
        .AppendJoin('\n', _cells.Select(cell => $"  {cell.Key}: {cell.Value}")).ToString();

    public async Task Operation(OperationDescriptor operation)
    {
        _operations++;
        var attempts = Attempt.Of(operation).ToList();
        if (attempts.Count == 0)
        {
            WithoutControl.Add($"{operation.Name}: no example");
        }

        var ready = new List<Ready>();
        foreach (var attempt in attempts)
        {
            ready.Add(new Ready(attempt, await _victim.Ids(attempt), attempt.Slots.Count > 1 ? await _own.Ids(attempt) : null));
        }

        var before = await _digest.Take();
        foreach (var one in ready)
        {
            await Attack(one);
        }

        if (Digest.Changed(before, await _digest.Take()).ToList() is { Count: > 0 } changed)
        {
            Failures.Add($"{operation.Name}: an attack changed {string.Join(", ", changed)}");
        }

        foreach (var one in ready)
        {
            if (await Control(one.Attempt, one.Ids, _rightful) && (one.Mixed is null || await Control(one.Attempt, one.Mixed, _ownRightful)))
            {
                Count(one);
            }
        }
    }

    /// <summary>An attempt with the victim's ids and, where it takes several, with one's own.</summary>
    private sealed record Ready(Attempt Attempt, IReadOnlyList<string> Ids, IReadOnlyList<string>? Mixed)
    {
        public List<string> Cells { get; } = [];
    }

    private async Task Attack(Ready one)
    {
        foreach (var attacker in _attackers.Where(attacker => Knocking.IsRest(one.Attempt.Operation) || attacker.Caller is { TokenId: null }))
        {
            one.Cells.AddRange(one.Attempt.Slots.Count == 0
                ? await Traces(one.Attempt, attacker)
                : await Attack(one.Attempt, one.Ids, attacker, one.Attempt.Own.ToList(), attacker.Name));
        }

        // Everything one's own but for one id: the secondary id is what other tools forgot to check.
        foreach (var slot in one.Mixed is null ? [] : one.Attempt.Own)
        {
            one.Cells.AddRange(await Attack(one.Attempt, [.. one.Mixed!.Select((id, at) => at == slot ? one.Ids[at] : id)], _attackers[0], [slot], "one foreign id among one's own"));
        }
    }

    private void Count(Ready one)
    {
        _controls++;
        _ids += one.Attempt.Own.Count();
        foreach (var cell in one.Cells)
        {
            _cells[cell] = _cells.GetValueOrDefault(cell) + 1;
        }
    }

    /// <summary>The same request by somebody entitled: without it, a refusal proves nothing.</summary>
    private async Task<bool> Control(Attempt attempt, IReadOnlyList<string> ids, Somebody rightful)
    {
        var reply = await _door.Send(attempt.Operation, attempt.With(ids), rightful);
        if (!reply.IsOk)
        {
            WithoutControl.Add($"{attempt}: {reply} to {attempt.With(ids).ToJsonString()}");
        }

        if (attempt.Operation.Name == nameof(ArchiveBusiness))
        {
            await (rightful == _rightful ? _victim : _own).Obm.Must(new RestoreBusiness((rightful == _rightful ? _victim : _own).BusinessId));
        }

        return reply.IsOk;
    }

    private async Task<List<string>> Attack(Attempt attempt, IReadOnlyList<string> ids, Somebody attacker, IReadOnlyList<int> slots, string name)
    {
        var cells = new List<string>();
        var expected = slots.Select(slot => Expected(attempt, slot, attacker)).FirstOrDefault(status => status is not null);
        if (expected is null)
        {
            return cells;
        }

        var attack = await _door.Send(attempt.Operation, attempt.With(ids), attacker);
        if (attack.Status != expected)
        {
            Failures.Add($"{attempt} by {attacker}: {attack}, not {expected}, to {attempt.With(ids).ToJsonString()}");
        }

        Search(attempt, attacker, attack, ids);
        foreach (var slot in slots.Where(slot => Expected(attempt, slot, attacker) is not null))
        {
            var random = await _door.Send(attempt.Operation, attempt.With([.. ids.Select((id, at) => at == slot ? Guid.CreateVersion7().ToString("D") : id)]), attacker);
            if (random != attack)
            {
                Failures.Add($"{attempt} by {attacker}: {attempt.Slots[slot]} can be told from a random id: {attack} instead of {random}");
            }

            cells.Add(name);
        }

        return cells;
    }

    /// <summary>A request without an id: what comes back holds nothing of the other business.</summary>
    private async Task<List<string>> Traces(Attempt attempt, Somebody attacker)
    {
        if (attempt.Operation.IsCommand && !attacker.IsNobody)
        {
            // A command without an id is about the caller alone: they may.
            return [];
        }

        var reply = await _door.Send(attempt.Operation, attempt.With([]), attacker);
        if (attacker.IsNobody && attempt.Operation.Permission != Permission.Anyone && reply.Status != 401)
        {
            Failures.Add($"{attempt} by {attacker}: {reply}, not 401");
        }

        _traces++;
        Search(attempt, attacker, reply, []);
        return [];
    }

    private void Search(Attempt attempt, Somebody attacker, Reply reply, IReadOnlyList<string> sent)
    {
        if (attacker.Role is null && (reply.Body.Contains(_victim.Mark, StringComparison.OrdinalIgnoreCase) || reply.Body.Contains(_victim.BusinessId.ToString("D"), StringComparison.OrdinalIgnoreCase)))
        {
            Failures.Add($"{attempt} by {attacker}: the answer holds something of the other business: {reply}");
        }

        if (sent.Any(id => reply.Body.Contains(id, StringComparison.OrdinalIgnoreCase)) && !reply.IsOk)
        {
            Failures.Add($"{attempt} by {attacker}: the refusal repeats an id: {reply}");
        }
    }

    /// <summary>What this one must be told; null where they may do it.</summary>
    private static int? Expected(Attempt attempt, int slot, Somebody attacker)
    {
        var operation = attempt.Operation;
        var kind = Kinds.Of(attempt, attempt.Slots[slot]);
        if (operation.Permission == Permission.Anyone)
        {
            return null;
        }

        if (attacker.IsNobody)
        {
            return 401;
        }

        if (attacker.Caller!.ReadOnly)
        {
            return operation.IsCommand ? 403 : null;
        }

        if (OfAPerson.Contains(kind) && attacker.Caller.BusinessLimit is not null)
        {
            // The token of the same person finds what is the person's own.
            return null;
        }

        if (operation.Permission is Permission.SignedIn or Permission.Obm)
        {
            return attacker.Role is not null && kind == "business" ? null : 404;
        }

        if (attacker.Role is null)
        {
            return 404;
        }

        if (!Roles.Grants[attacker.Role.Value].Contains(operation.Permission))
        {
            return 404;
        }

        return attacker.Role == Role.Freelancer
            ? operation.IsCommand && operation.Permission == Permission.TaskWork && OfATask.Contains(kind) ? 404 : null
            : OfTheBusiness.Contains(kind) ? null : 404;
    }
}
