using Microsoft.Extensions.Localization;
using Regie.Kernel;
using Regie.Ui;

namespace Regie.Businesses;

/// <summary>What roles are called, and what they mean in a sentence.</summary>
internal static class RoleWords
{
    public static string Of(IStringLocalizer<Text> texts, Role role) => texts[$"role.{Key(role)}"];

    public static string Means(IStringLocalizer<Text> texts, Role role) => texts[$"role.{Key(role)}.means"];

    public static IReadOnlyList<Choice<Role>> Choices(IStringLocalizer<Text> texts) => [.. Enum.GetValues<Role>().Select(role => new Choice<Role>(role, Of(texts, role)))];

    private static string Key(Role role) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
}
