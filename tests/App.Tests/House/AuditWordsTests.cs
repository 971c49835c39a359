using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Regie.Kernel;

namespace Regie.Tests.House;

/// <summary>The audit log says what was done in words: no operation falls back to its name.</summary>
public sealed class AuditWordsTests
{
    [Fact]
    public async Task Every_command_has_its_words_in_both_languages()
    {
        var services = (await World.On(DatabaseKind.Sqlite)).App.Services;
        var texts = services.GetRequiredService<ProblemTexts>();
        var commands = services.GetRequiredService<OperationCatalog>().All.Where(operation => operation.IsCommand).ToList();
        commands.Count.ShouldBeGreaterThan(50);

        foreach (var language in new[] { "en", "fr" })
        {
            commands.Where(operation => texts.Find($"audit.{operation.Name}", CultureInfo.GetCultureInfo(language)) is null).Select(operation => $"audit.{operation.Name} has no {language}").ShouldBeEmpty();
        }

        commands.Where(operation => texts.Find($"audit.{operation.Name}", CultureInfo.GetCultureInfo("en")) == texts.Find($"audit.{operation.Name}", CultureInfo.GetCultureInfo("fr")))
            .Select(operation => $"audit.{operation.Name} says the same in both").ShouldBeEmpty();
    }
}
