using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Tests.Walls;

/// <summary>What some businesses and the people of the test hold, as one number for each table: any change of any row shows, and names its table.</summary>
internal sealed class Digest(World world, IReadOnlyList<Guid> businesses, IReadOnlyList<Guid> people)
{
    private readonly List<(string Table, string Sql)> _tables = Tables(world, businesses, people);

    public async Task<IReadOnlyDictionary<string, string>> Take()
    {
        var database = world.App.Services.GetRequiredService<Database>();
        await using var db = new RegieDb(database.Owner, world.App.Services.CreateScope().ServiceProvider.GetRequiredService<Scope>(), world.App.Services.GetRequiredService<ModuleSet>());
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names of our own model.
        command.CommandText = string.Join(';', _tables.Select(table => table.Sql));
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var digests = new Dictionary<string, string>();
        foreach (var (table, _) in _tables)
        {
            digests[table] = await Hash(reader);
            await reader.NextResultAsync();
        }

        return digests;
    }

    /// <summary>The tables in which something changed.</summary>
    public static IEnumerable<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        after.Where(table => before[table.Key] != table.Value).Select(table => table.Key);

    private static async Task<string> Hash(DbDataReader reader)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) + "|"));
            }
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static List<(string, string)> Tables(World world, IReadOnlyList<Guid> businesses, IReadOnlyList<Guid> people)
    {
        using var services = world.App.Services.CreateScope();
        var db = services.ServiceProvider.GetRequiredService<RegieDb>();
        // SQLite keeps ids as upper-case text; PostgreSQL reads either.
        string In(IReadOnlyList<Guid> ids) => string.Join(',', ids.Select(id => $"'{id.ToString("D").ToUpperInvariant()}'"));
        return
        [
            .. db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !type.IsMappedToJson()).Select(type => (Table: type.GetTableName()!, By: type.FindProperty("BusinessId") is not null ? "BusinessId"
                : type.ClrType == typeof(Business) ? "Id" : type.FindProperty("PersonId") is not null ? "PersonId" : type.ClrType == typeof(Person) ? "Id" : null, IsPeople: type.ClrType == typeof(Person) || type.FindProperty("BusinessId") is null && type.ClrType != typeof(Business)))
                .Where(table => table.By is not null).DistinctBy(table => table.Table).OrderBy(table => table.Table, StringComparer.Ordinal)
                .Select(table => (table.Table, $"""SELECT * FROM "{table.Table}" WHERE "{table.By}" IN ({In(table.IsPeople ? people : businesses)}) ORDER BY 1, 2""")),
        ];
    }
}
