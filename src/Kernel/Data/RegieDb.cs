using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace Regie.Kernel;

/// <summary>
/// The one context. Every owned row is filtered by the caller's reach, keyed with its business and guarded when saved;
/// see <see cref="TenantGuard"/> for what a filter cannot hold.
/// </summary>
public sealed class RegieDb(DbContextOptions<RegieDb> options, Scope scope, ModuleSet modules, bool isWide = false)
    : IdentityUserContext<Person, Guid>(options), IDataProtectionKeyContext
{
    // Whoever kept a context beyond their call finds nothing through it.
    internal static readonly Scope Nobody = new(TimeProvider.System, Ids.Random());

    private readonly List<IEvent> _raised = [];
    private readonly HashSet<CountUp> _countsUp = [];
    private Scope _scope = scope;
    private ContextPool? _lender;

    public DbSet<Business> Businesses => Set<Business>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<SignIn> SignIns => Set<SignIn>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <summary>
    /// For callers who see every row of each of their businesses (OBM, owner, the application itself): one filter, by <see cref="WideIds"/>, stands for both the wall and the row rules.
    /// A business they do not see whole is not there at all, so the short form shows less than the long one, never more.
    /// </summary>
    internal bool IsWide => isWide;

    // What the filters ask. They are read from this context at query time, never baked into the model.
    public bool SeesEverything => _scope.Caller.IsSystem;
    public List<Guid> ReachIds => _scope.Reach.Businesses;
    public List<Guid> WideIds => _scope.Reach.Wide;
    public List<Guid> OwnWorkIds => _scope.Reach.OwnWorkOnly;
    public List<Guid> PublishedIds => _scope.Reach.PublishedOnly;
    public DateTimeOffset Now => _scope.Now;
    public Guid Me => _scope.Caller.PersonId ?? Guid.Empty;

    /// <summary>Where the caller may read whose hours they are.</summary>
    public List<Guid> HoursIds => _scope.Where(Permission.HoursRead);

    /// <summary>How people are called before whoever calls.</summary>
    public Names Names => new(_scope);

    internal Scope Scope => _scope;

    /// <summary>PostgreSQL only: numbers that are drawn outside the call's transaction.</summary>
    internal Draws? Draws { get; init; }
    internal IReadOnlyList<IEvent> Raised => _raised;

    /// <summary>Records what happened; written to the log in the transaction of this call.</summary>
    public void Raise(IEvent happened) => _raised.Add(happened);

    /// <summary>
    /// Adds one to a number of a row that many calls write. It happens in the last statements before the commit, so that the others wait for that row no longer than
    /// the commit takes; asked twice in one call it happens once.
    /// </summary>
    public void CountUpAtEnd<T>(Guid id, string property) where T : class, IOwned
    {
        var type = Model.FindEntityType(typeof(T))!;
        _countsUp.Add(new CountUp(type.GetTableName()!, type.FindProperty(property)!.GetColumnName(), id));
    }

    /// <summary>
    /// Counts a row's <paramref name="counters"/> up and answers what they are then. <paramref name="apart"/>: where it can, not in this call's transaction, see <see cref="Kernel.Draws"/>;
    /// only for a call that has not written that row before, since it would wait for itself. A call made of others counts within its own.
    /// </summary>
    public async Task<double[]> Draw<T>(Guid businessId, Guid id, IReadOnlyList<Counter> counters, bool apart, CancellationToken cancel) where T : class, IOwned
    {
        var type = Model.FindEntityType(typeof(T))!;
        var row = new CounterRow(type.GetTableName()!, businessId, id, [.. counters.Select(counter => (type.FindProperty(counter.Property)!.GetColumnName(), counter.Step))]);
        if (apart && Draws is not null && !_scope.IsMadeOfOthers)
        {
            return await Draws.Next(row);
        }

        await using var update = Database.GetDbConnection().CreateCommand();
        (update.CommandText, update.Transaction) = (row.Sql, Database.CurrentTransaction?.GetDbTransaction());
        Add("@id", IsSqlite ? id.ToString().ToUpperInvariant() : id);
        for (var i = 0; i < counters.Count; i++)
        {
            Add($"@by{i}", counters[i].Step);
        }

        await using var reader = await update.ExecuteReaderAsync(cancel);
        return await CounterRow.Read(reader, cancel);

        void Add(string name, object value)
        {
            var parameter = update.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            update.Parameters.Add(parameter);
        }
    }

    /// <summary>In an order that is the same for everybody: whoever needs two of the rows waits for nobody who waits for them.</summary>
    internal IEnumerable<CountUp> CountsUp => _countsUp.OrderBy(row => row.Table, StringComparer.Ordinal).ThenBy(row => row.Id);

    /// <summary>What this call wanted to happen at its end will not.</summary>
    internal void ForgetEnd()
    {
        _raised.Clear();
        _countsUp.Clear();
    }

    /// <summary>Work for later, committed with this call.</summary>
    public void Enqueue(string kind, string payload, DateTimeOffset? dueAt = null, Guid? businessId = null) =>
        Jobs.Add(new Job { Id = _scope.NewId(), Kind = kind, Payload = payload, DueAt = dueAt ?? _scope.Now, BusinessId = businessId });

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var grew = TenantGuard.Check(ChangeTracker, _scope);
        if (grew && !IsSqlite)
        {
            await PostgresWall.Enter(this, _scope, readOnly: false, cancellationToken);
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        TenantGuard.Check(ChangeTracker, _scope);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Lent by a pool for one call.</summary>
    internal void Enter(Scope scope, ContextPool lender) => (_scope, _lender) = (scope, lender);

    /// <summary>Back from a call: nothing of it stays. False where that cannot be said.</summary>
    internal bool TryEmpty()
    {
        if (Database.CurrentTransaction is { } left)
        {
            if (!IsSqlite)
            {
                return false;
            }

            // The turn's own transaction, which outlives the command.
            left.Dispose();
        }

        ChangeTracker.Clear();
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        Database.AutoSavepointsEnabled = true;
        ForgetEnd();
        _scope = Nobody;
        return true;
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _lender, null)?.TakeBack(this) != true)
        {
            base.Dispose();
        }
    }

    public override ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _lender, null)?.TakeBack(this) == true ? ValueTask.CompletedTask : base.DisposeAsync();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<int>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        KernelModel.Map(builder, this);
        foreach (var module in modules.All)
        {
            module.Map(builder, this);
        }

        foreach (var owned in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IOwned)) && type.BaseType is null).ToList())
        {
            typeof(RegieDb).GetMethod(nameof(Wall), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(owned.ClrType).Invoke(this, [builder]);
        }

        foreach (var versioned in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))).ToList())
        {
            builder.Entity(versioned.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>What every owned entity gets: the filter, the composite key that foreign keys point to, the business as concurrency token.</summary>
    private void Wall<T>(ModelBuilder builder) where T : class, IOwned
    {
        EntityTypeBuilder<T> entity = builder.Entity<T>();
        entity.HasKey(row => row.Id);
        entity.Property(row => row.Id).ValueGeneratedNever();
        entity.Property(row => row.BusinessId).IsConcurrencyToken();
        entity.HasAlternateKey(row => new { row.BusinessId, row.Id });
        entity.HasOne<Business>().WithMany().HasForeignKey(row => row.BusinessId).OnDelete(DeleteBehavior.Restrict);
        Expression<Func<T, bool>> wall = row => SeesEverything || ReachIds.Contains(row.BusinessId);
        if (isWide && entity.Metadata.FindDeclaredQueryFilter("visible") is not null)
        {
            wall = row => SeesEverything || WideIds.Contains(row.BusinessId);
            entity.HasQueryFilter("visible", (Expression<Func<T, bool>>?)null);
        }

        entity.HasQueryFilter("business", wall);
    }
}

/// <summary>A number that grows by one at the end of a call.</summary>
internal readonly record struct CountUp(string Table, string Column, Guid Id)
{
    public string Sql => $"""UPDATE "{Table}" SET "{Column}" = "{Column}" + 1 WHERE "Id" = @id""";
}
