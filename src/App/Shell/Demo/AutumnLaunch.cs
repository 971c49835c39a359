using System.Text.Json;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>The launch that slips: the offer waits for a validation, the page grew, the ads went faster. What the pages say of it is computed from this.</summary>
internal static class AutumnLaunch
{
    private const int DayMinutes = PlannedTask.DayMinutes;

    public static void Tell(Story story)
    {
        var launch = new PlannedWork(story, "lumen", "launch", "sarah");
        launch.Create(-14, new Frame("Autumn launch", "Lancement d’automne", -7, 14)
        {
            Goal = ("Open the course “Light at home” to its third group.", "Ouvrir le cours « La lumière chez soi » à sa troisième promotion."),
            Result = ("60 places sold by 18 December, at least 40 of them to subscribers of the newsletter.", "60 places vendues au 18 décembre, dont 40 au moins à des abonnés de la lettre."),
            BudgetEuros = 6_500,
        }, Tasks());
        launch.Do(-14, "10:40", "sarah", () => new UpdateStatus(launch.Status(StatusKind.Doing)) { WipLimit = 3 });
        launch.Do(-14, "10:41", "sarah", () => new SetFavourite(launch.Project, true));
        launch.Do(-14, "10:45", "sarah", () => new SetContributors(launch.Id("write"), [story.PersonId("sarah")]));
        launch.Baseline(-10, "Agreed with Marc on the phone", "Convenu avec Marc au téléphone");
        Page(launch);
        Offer(story, launch);
        Trailer(launch);
        Labelled(story, launch);
        Reported(story, launch);
    }

    private static PlannedTask[] Tasks() =>
    [
        new("offer", "Offer", "Offre"),
        new("interviews", "Interview 5 customers", "Entretiens avec 5 clientes", "sarah", 3, Start: -7, Closed: -5, Parent: "offer", Hours: 8),
        new("write", "Write the offer", "Rédiger l’offre", "lina", 2, ["interviews"], Due: -3, Parent: "offer", Hours: 10)
        {
            Deliverable = ("The offer, two pages", "L’offre, deux pages"),
            Criteria = ("An offer three customers would buy", "Une offre que trois clientes achèteraient"),
        },
        new("page", "Sales page", "Page de vente"),
        new("copy", "Copy", "Rédaction de la page", "lina", 3, ["write"], Parent: "page", Hours: 14),
        new("design", "Design & build", "Conception et intégration", "ines", 4, ["copy"], Parent: "page", Hours: 10),
        new("ads", "Ads set-up", "Mise en place des publicités", "sarah", 3, ["design"], Parent: "page", Hours: 7),
        new("video", "Video trailer", "Bande-annonce"),
        new("storyboard", "Storyboard", "Storyboard", "ines", 2, Start: -7, Closed: -6, Parent: "video", Hours: 7),
        new("shoot", "Shoot", "Tournage", "theo", 2, ["storyboard"], Closed: -4, Parent: "video", Hours: 14),
        new("edit", "Edit the trailer", "Montage de la bande-annonce", "theo", 5, ["shoot"], Parent: "video", Hours: 26),
        new("emails", "Launch e-mails", "E-mails de lancement", "lina", 4, ["copy"], Hours: 12),
        new("cart", "Cart opens", "Ouverture des ventes", null, 0, ["ads+1", "edit+1", "emails+1"]),
        new("refund", "Refund policy", "Conditions de remboursement", "sarah", 5, Start: -7, Hours: 9),
        new("newsletter", "Newsletter “Black Friday, the calm version”", "Newsletter « Black Friday, version calme »", "ines", 2, Start: -4, Hours: 14),
        new("ready", "Preparation", "Préparation"),
        new("dates", "Dates agreed with Marc", "Dates convenues avec Marc", "sarah", 1, Start: -7, Closed: -7, Parent: "ready", Hours: 1),
        new("studio", "Studio booked for the shoot", "Studio réservé pour le tournage", "theo", 1, Start: -7, Closed: -7, Parent: "ready", Hours: 1),
        new("segment", "Subscribers of the last launch listed", "Abonnés du dernier lancement listés", "lina", 1, Start: -6, Closed: -6, Parent: "ready", Hours: 1.5m),
        new("budget", "Ad budget agreed", "Budget publicitaire convenu", "sarah", 1, Start: -5, Closed: -5, Parent: "ready", Hours: 1),
        new("payment", "Payment page tested", "Page de paiement testée", "lina", 1, Start: -4, Closed: -4, Parent: "ready", Hours: 2),
        new("images", "Pictures of the last group collected", "Photos de la dernière promotion réunies", "ines", 1, Start: -3, Closed: -3, Parent: "ready", Hours: 1),
    ];

    private static void Page(PlannedWork launch)
    {
        launch.Comment(-5, "11:05", "sarah", "design", "Marc wants customer stories and a comparison table on the page: two sections more, two days more.",
            "Marc souhaite des témoignages et un tableau comparatif : deux sections de plus, deux jours de plus.");
        launch.Change(-5, "11:10", "sarah", "design", task => task with { DurationMinutes = 6 * DayMinutes, EstimateMinutes = 15 * 60 });
        launch.Checklist(-5, "14:00", "lina", "copy", 0,
            ("Headline", "Titre"), ("Promise", "Promesse"), ("Who it is for", "À qui cela s’adresse"), ("What is inside", "Contenu du cours"), ("Customer stories", "Témoignages"),
            ("Comparison table", "Tableau comparatif"), ("Questions and answers", "Questions et réponses"), ("Last line", "Dernière phrase"));
        launch.Comment(-3, "14:55", "sarah", "ads", "The template of the spring launch serves again: two days are enough.", "Le modèle du lancement de printemps resservira : deux jours suffisent.");
        launch.Change(-3, "15:00", "sarah", "ads", task => task with { DurationMinutes = 2 * DayMinutes, EstimateMinutes = 270 });
        launch.Change(-3, "15:05", "lina", "emails", task => task with { DurationMinutes = 3 * DayMinutes });
    }

    private static void Offer(Story story, PlannedWork launch)
    {
        launch.Change(-4, "09:30", "lina", "write", task => task with { StatusId = launch.Status(StatusKind.Doing), Progress = 20 });
        launch.Checklist(-4, "09:40", "lina", "write", 6,
            ("Promise in one sentence", "La promesse en une phrase"), ("Three proofs from the interviews", "Trois preuves tirées des entretiens"), ("Price and payment terms", "Prix et paiement"),
            ("Early price", "Prix de lancement"), ("What is not included", "Ce qui n’est pas compris"), ("Read by somebody who does not know us", "Relue par quelqu’un qui ne nous connaît pas"),
            ("Refund terms", "Conditions de remboursement"));
        launch.Do(-4, "09:50", "sarah", () => new UpdateChecklistItem(launch.Id("write/7")) { AssigneeId = story.PersonId("sarah"), DueDate = story.Day(11) });
        launch.Comment(-4, "10:05", "sarah", "write", "The five interviews are in. The same sentence comes back in four of them: “I want to finish it this time.”",
            "Les cinq entretiens sont faits. La même phrase revient dans quatre d’entre eux : « Cette fois, je veux aller au bout. »");
        launch.Log(-4, "17:20", "lina", "write", 4);
        launch.Comment(-4, "17:30", "lina", "write", "Version 2 is in the files, with that sentence as the promise.", "La version 2 est dans les fichiers, avec cette phrase comme promesse.");
        launch.Comment(-3, "09:20", "sarah", "write", "Clear, and short. Only the early price is left to settle.", "Clair et court. Il ne reste que le prix de lancement à fixer.");
        story.At(-3, "11:15", "lina", async cancel =>
        {
            var file = await story.Send(story.Say("Offer v3.txt", "Offre v3.txt"), story.Say(
                "Light at home, third group\n\nThis time you finish it: eight weeks, one room, one evening a week with us.\n\nPrice 390 euros, early price 340 euros for three days.\n",
                "La lumière chez soi, troisième promotion\n\nCette fois, vous allez au bout : huit semaines, une pièce, une soirée par semaine avec nous.\n\nPrix 390 euros, prix de lancement 340 euros pendant trois jours.\n"), cancel);
            await story.Run(new AttachFile(launch.Id("write")) { File = file }, cancel);
        });
        launch.Comment(-3, "11:20", "lina", "write", "Version 3 is in the files. @{marc}, is the early price right?", "La version 3 est dans les fichiers. @{marc}, le prix de lancement convient-il ?");
        launch.Change(-3, "11:22", "lina", "write", task => task with
        {
            StatusId = launch.Status(StatusKind.Waiting),
            Progress = 60,
            DurationMinutes = 5 * DayMinutes,
            Deadline = story.Day(2).ToDateTime(new TimeOnly(17, 0)),
            WaitingFor = story.Say("a validation", "une validation"),
            FollowUpDate = story.Day(0),
        });
        launch.Log(-3, "11:30", "lina", "write", 3.5m);
    }

    private static void Trailer(PlannedWork launch)
    {
        launch.Work(-3, "09:15", "theo", "edit", 10, StatusKind.Doing);
        launch.Comment(-3, "16:30", "theo", "edit", "Good pictures, but the sound of the second day has to be cleaned: seven days rather than five.",
            "De belles images, mais le son du deuxième jour est à nettoyer : sept jours plutôt que cinq.");
        launch.Work(-3, "16:45", "theo", "edit", 45);
        launch.Change(-3, "16:48", "sarah", "edit", task => task with { DurationMinutes = 7 * DayMinutes });
        launch.Log(-3, "16:50", "theo", "edit", 5.5m);
        launch.Log(0, "07:00", "theo", "edit", 6.5m, of: -2);
    }

    private static void Labelled(Story story, PlannedWork launch)
    {
        foreach (var (task, colour, english, french) in new[] { ("refund", 8, "legal", "juridique"), ("newsletter", 6, "approval", "à valider") })
        {
            story.At(-14, "11:00", "sarah", async cancel =>
            {
                var label = await story.Run(new AddLabel(launch.Project, story.Say(english, french), colour), cancel);
                await story.Run(new UpdateTask(launch.Id(task)) { LabelIds = new Optional<IReadOnlyList<Guid>>([label.Id]) }, cancel);
            });
        }

        launch.Change(-7, "10:30", "sarah", "refund", task => task with { StatusId = launch.Status(StatusKind.Doing), Progress = 10 });
        launch.Log(-6, "17:10", "sarah", "refund", 2);
        launch.Work(-4, "10:00", "ines", "newsletter", 30, StatusKind.Doing);
        launch.Log(-4, "17:00", "ines", "newsletter", 5);
        launch.Change(-3, "10:30", "sarah", "refund", task => task with { Progress = 25, DueDate = story.Day(11) });
        launch.Log(-3, "16:00", "ines", "newsletter", 3.5m);
        launch.Change(-3, "16:05", "sarah", "newsletter", task => task with { DueDate = story.Day(1) });
        launch.Work(-3, "16:10", "ines", "newsletter", 60, StatusKind.InReview);
    }

    /// <summary>Friday evening: two ways of looking that were kept, the report of the week, and the link that Marc has.</summary>
    private static void Reported(Story story, PlannedWork launch)
    {
        Kept("Critical, by person", "Critique, par personne", ViewKind.Table, new() { ["state"] = "critical", ["group"] = "assignee" }, isShared: true);
        Kept("Waiting", "En attente", ViewKind.Board, new() { ["state"] = "waiting" }, isShared: false);
        void Kept(string english, string french, ViewKind kind, SortedDictionary<string, string> settings, bool isShared) =>
            launch.Do(-3, "16:55", "sarah", () => new SaveView(launch.Project, story.Say(english, french), kind, JsonSerializer.SerializeToElement(settings)) { IsShared = isShared });

        story.At(-3, "17:00", "sarah", async cancel =>
        {
            var report = await story.Run(new DraftStatusReport(launch.Project), cancel);
            await story.Run(new ShareReport(launch.Project) { ReportId = report.Id, ExpiresInDays = 30 }, cancel);
        });
    }
}
