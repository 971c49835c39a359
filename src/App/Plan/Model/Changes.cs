using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Plan;

internal static class Changes
{
    /// <summary>Members of a tracked row that differ from what was loaded, by their JSON names.</summary>
    public static List<string> ChangedMembers(this RegieDb db, object row) =>
        [.. db.Entry(row).Properties.Where(property => property.IsModified).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name))];
}
