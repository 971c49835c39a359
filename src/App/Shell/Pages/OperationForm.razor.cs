using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Regie.Kernel;
using Regie.Ui;

namespace Regie.Shell.Pages;

/// <summary>Any operation that needs few words, as a form made from its record.</summary>
public sealed partial class OperationForm
{
    private const string formId = "operation-form";

    private readonly Dictionary<string, object?> values = [];
    private readonly Dictionary<string, string> errors = [];
    private IReadOnlyList<BoundMember> fields = [];
    private string? problem;
    private bool busy;

    [Inject] private Doable Doable { get; set; } = default!;
    [Inject] private Runner Runner { get; set; } = default!;
    [Inject] private Run Run { get; set; } = default!;
    [Inject] private ProblemTexts Texts { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;
    [Inject] private Whereabouts Where { get; set; } = default!;

    [Parameter] public FrameView? Frame { get; set; }
    [Parameter] public OperationDescriptor? Operation { get; set; }
    [Parameter] public EventCallback Closed { get; set; }

    private string Title => Texts.Find($"do.{Operation!.Name}", CultureInfo.CurrentUICulture) ?? Operation.Name;

    private IReadOnlyList<Choice<Guid>> Businesses => [.. Allowed.Select(business => new Choice<Guid>(business.Id, business.Name))];

    private IReadOnlyList<Choice<Guid>> Projects => [.. Frame!.Projects.Where(project => Allowed.Any(business => business.Id == project.BusinessId)).Select(project => new Choice<Guid>(project.Id, project.Name, Frame.Business(project.BusinessId)?.Name))];

    private IEnumerable<FrameBusiness> Allowed => Frame!.Businesses.Where(business => Operation!.Permission is Permission.SignedIn or Permission.Obm || business.Can(Operation.Permission));

    protected override void OnInitialized()
    {
        fields = Doable.Asked(Operation!);
        values["taskId"] = Where.Task;
        foreach (var field in fields)
        {
            values[field.Name] = Doable.Kind(field) switch
            {
                FieldKind.Business when field.IsRequired => First(Businesses, Where.Business),
                FieldKind.Project when field.IsRequired => First(Projects, Where.Project),
                FieldKind.Choice when field.IsRequired => field.Default ?? Doable.Choices(field)?[0].Value,
                _ => null,
            };
        }
    }

    private static Guid First(IReadOnlyList<Choice<Guid>> choices, Guid? here) => choices.FirstOrDefault(choice => choice.Value == here)?.Value ?? (choices.Count > 0 ? choices[0].Value : Guid.Empty);

    private Guid Id(string name) => values.GetValueOrDefault(name) is Guid id ? id : Guid.Empty;

    private static int? MaxOf(BoundMember member) => member.Property.GetCustomAttribute<MaxLengthAttribute>()?.Length;

    private async Task Do()
    {
        errors.Clear();
        problem = null;
        busy = true;
        var result = await Runner.Run(Operation!, Make(), await Run.Caller(), Call.Plain, CancellationToken.None);
        busy = false;
        if (result.Problem is { } refused)
        {
            Show(refused);
            return;
        }

        Toasts.Say(string.Format(CultureInfo.CurrentCulture, Texts.Find($"done.{Operation!.Name}", CultureInfo.CurrentUICulture) ?? Title, values.Values.OfType<string>().FirstOrDefault(text => text.Length > 0)), tone: Tone.Ok, href: AddressOf(result.Value));
        Where.Refresh();
        await Closed.InvokeAsync();
    }

    private IOperation Make()
    {
        var constructor = Operation!.Type.GetConstructors().OrderByDescending(found => found.GetParameters().Length).First();
        var members = Doable.Members(Operation).ToDictionary(member => member.Name, StringComparer.OrdinalIgnoreCase);
        return (IOperation)constructor.Invoke([.. constructor.GetParameters().Select(parameter => ValueOf(members[parameter.Name!]))]);
    }

    private object? ValueOf(BoundMember member)
    {
        var value = values.GetValueOrDefault(member.Name);
        if (value is null or "") return member.IsRequired && member.ContentType == typeof(string) ? "" : member.Default;
        var type = Nullable.GetUnderlyingType(member.ContentType) ?? member.ContentType;
        var plain = value is decimal number ? Convert.ChangeType(number, type, CultureInfo.InvariantCulture) : value;
        return member.IsOptional ? Activator.CreateInstance(member.Type, plain, true) : plain;
    }

    private void Show(Problem refused)
    {
        var culture = CultureInfo.CurrentUICulture;
        foreach (var (path, codes) in refused.Errors ?? new Dictionary<string, string[]>()) errors[path] = string.Join(" ", codes.Select(code => Texts.Invalid(code, culture)));
        if (errors.Count == 0 || errors.Keys.Any(path => fields.All(field => field.Name != path))) problem = Texts.Of(refused, culture);
    }

    /// <summary>Where to look at what was made, for the kinds that have a page.</summary>
    private string? AddressOf(object? made)
    {
        var id = made?.GetType().GetProperty("Id")?.GetValue(made) as Guid?;
        var project = made?.GetType().GetProperty("ProjectId")?.GetValue(made) as Guid?;
        return Operation!.Location switch
        {
            { } location when location.StartsWith("projects/", StringComparison.Ordinal) && id is { } one => Addresses.Project(one),
            { } location when location.StartsWith("tasks/", StringComparison.Ordinal) && id is { } task && project is { } of => Addresses.Task(of, task),
            { } location when location.StartsWith("businesses/", StringComparison.Ordinal) && id is { } business => $"/?business={business}",
            _ => null,
        };
    }
}
