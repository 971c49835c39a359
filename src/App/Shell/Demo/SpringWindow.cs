using System.Globalization;
using Regie.Connect;
using Regie.Kernel;

namespace Regie.Shell.Demo;

/// <summary>What the bookshop had in Asana, brought in as anybody would: an export, a preview, a confirmation. Nadia has no account yet, and its dates stay fixed until somebody lets them be scheduled.</summary>
internal static class SpringWindow
{
    public static void Tell(Story story) => story.At(-10, "11:30", "sarah", async cancel =>
    {
        var file = await story.Send("asana.csv", Export(story), cancel);
        var preview = await story.Run(new PreviewImport(story.Ids["corbeau"], file), cancel);
        await story.Run(new ConfirmImport(preview.Id), cancel);
        await story.RunJobs(cancel);
        story.Ids["window"] = (await story.Run(new GetImport(preview.Id), cancel)).ProjectId ?? throw new InvalidOperationException("The demo world's import made no project.");
    });

    private static string Export(Story story)
    {
        var name = story.Say("Spring window", "Vitrine de printemps");
        string Row(int number, int made, int? done, string english, string french, string section, string who, string email, int start, int due, string tags = "", string after = "") => string.Join(',',
            (1_209_002_000_000_000 + number).ToString(CultureInfo.InvariantCulture), Day(made), done is { } on ? Day(on) : "", Day(done ?? made), Quoted(story.Say(english, french)), Quoted(section), who, email, Day(start), Day(due), tags, "",
            Quoted(name), "", after, "");
        string Day(int day) => story.Day(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var (idea, making) = (story.Say("Idea", "Idée"), story.Say("Making", "Réalisation"));
        var sketch = story.Say("Sketches of the window", "Croquis de la vitrine");
        return string.Join('\n',
            "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)",
            Row(1, -26, -15, "Theme: gardens in books", "Thème : les jardins dans les livres", idea, "Hélène Corbeau", "helene@demo.example", -19, -15),
            Row(2, -24, -12, "List of thirty titles", "Liste de trente titres", idea, "Hélène Corbeau", "helene@demo.example", -18, -12),
            Row(3, -24, null, "Sketches of the window", "Croquis de la vitrine", making, "Nadia Petit", "nadia@example.org", 3, 11, story.Say("print", "impression")),
            Row(4, -24, null, "Paper leaves, 200 of them", "Feuilles en papier, 200 pièces", making, "Nadia Petit", "nadia@example.org", 14, 22, story.Say("print", "impression"), Quoted(sketch)),
            Row(5, -24, null, "Order the thirty titles", "Commander les trente titres", making, "Hélène Corbeau", "helene@demo.example", 10, 18),
            Row(6, -24, null, "Put up the window", "Monter la vitrine", making, "Hélène Corbeau", "helene@demo.example", 80, 81)) + "\n";
    }

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
