using System.Globalization;
using System.Text;

namespace Regie.Kernel;

/// <summary>The same catalogue as tables for people: all operations, and which role may run which.</summary>
public sealed class ApiTables(OperationCatalog catalog, OperationTexts texts)
{
    public string Operations()
    {
        var table = new StringBuilder("# Operations\n\nWritten from the code; do not edit. `REGIE_UPDATE=1 ./test unit` writes it again.\n");
        foreach (var module in catalog.All.GroupBy(operation => operation.Module).OrderBy(module => module.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n## {module.Key}\n\n| operation | method | route | permission | doors | what it does |\n|---|---|---|---|---|---|\n");
            foreach (var operation in module)
            {
                var route = operation.Doors.HasFlag(Door.Rest) ? $"`{RestDoor.TemplateOf(operation)}`" : "–";
                table.Append(CultureInfo.InvariantCulture, $"| {operation.Name} | {(operation.Doors.HasFlag(Door.Rest) ? operation.Method : "–")} | {route} | {operation.Permission} | {Doors(operation.Doors)} | {texts.Summary(operation).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        return table.ToString();
    }

    public string Permissions()
    {
        var roles = Enum.GetValues<Role>();
        var table = new StringBuilder("# Who may do what\n\nWritten from the code; do not edit. `REGIE_UPDATE=1 ./test unit` writes it again.\n\n");
        table.Append("✓ in the businesses where the role is held; a freelancer changes only tasks they are on (●), a guest sees only what was published (○). ")
            .Append("“anyone” needs no account: the operation checks the link or secret it is given. “signed in” is about oneself.\n");
        foreach (var module in catalog.All.GroupBy(operation => operation.Module).OrderBy(module => module.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"\n## {module.Key}\n\n| operation | permission | {string.Join(" | ", roles)} | doors |\n|---|---|{string.Concat(roles.Select(_ => "---|"))}---|\n");
            foreach (var operation in module)
            {
                table.Append(CultureInfo.InvariantCulture, $"| {operation.Name} | {operation.Permission} | {string.Join(" | ", roles.Select(role => Cell(operation, role)))} | {Doors(operation.Doors)} |\n");
            }
        }

        return table.ToString();
    }

    private static string Cell(OperationDescriptor operation, Role role) => operation.Permission switch
    {
        Permission.Anyone => "anyone",
        Permission.SignedIn => "signed in",
        Permission.Obm => "OBM of the installation",
        var permission when !Roles.Grants[role].Contains(permission) => "–",
        Permission.TaskWork when role == Role.Freelancer => "●",
        _ when role == Role.GuestViewer => "○",
        _ => "✓",
    };

    private static string Doors(Door doors) => doors == Door.All ? "all" : doors.ToString().ToLowerInvariant();
}
