namespace Regie.Kernel;

/// <summary>Shows somebody who worked on an older version how things are now: the view of the same route's GET.</summary>
public sealed class CurrentState(OperationCatalog catalog, Runner runner)
{
    public async Task<Problem> Fill(Problem stale, OperationDescriptor command, IOperation operation, Caller caller, CancellationToken cancel)
    {
        if (Reader(command) is not { } reader || command.Target?.GetValue(operation) is not Guid id)
        {
            return stale;
        }

        var binder = new Binder(reader);
        var draft = new Draft(binder);
        draft.Text(binder.Route[0], [id.ToString("D")]);
        var query = draft.Finish();
        var current = query.IsOk ? await runner.Run(reader, query.Value, caller, Call.Plain, cancel) : query.Problem;
        return current.IsOk ? stale with { Current = current.Value } : stale;
    }

    /// <summary><c>PATCH tasks/{TaskId}</c> and <c>POST tasks/{TaskId}/closure</c> have <c>GET tasks/{TaskId}</c>.</summary>
    private OperationDescriptor? Reader(OperationDescriptor command)
    {
        if (command.RouteMembers.Count != 1)
        {
            return null;
        }

        var route = command.Template[..(command.Template.IndexOf('}', StringComparison.Ordinal) + 1)];
        return catalog.All.FirstOrDefault(found => found.Method == "GET" && found.Template.Equals(route, StringComparison.OrdinalIgnoreCase));
    }
}
