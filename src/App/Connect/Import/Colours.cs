namespace Regie.Connect;

/// <summary>The eight colours of ours that come nearest to the words and values other tools use.</summary>
internal static class Colours
{
    private static readonly Dictionary<string, int> ByWord = new()
    {
        ["green"] = 3, ["lime"] = 3, ["yellow"] = 4, ["orange"] = 5, ["red"] = 6, ["purple"] = 7, ["blue"] = 2, ["sky"] = 1, ["pink"] = 8, ["black"] = 2, ["teal"] = 1,
    };

    public static int? Of(string? colour) => colour is null ? null : ByWord.TryGetValue(colour.Split('_')[0], out var known) ? known : null;
}

/// <summary>An id that is always the same for the same parts.</summary>
internal static class StableId
{
    public static Guid Of(Guid scope, string name) =>
        new(System.Security.Cryptography.SHA256.HashData([.. scope.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16));
}
