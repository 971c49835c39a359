using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>An online course business. Its autumn launch slips: the offer waits for a validation, the page grew, the ads went faster.</summary>
internal static class AtelierLumen
{
    private const int DayMinutes = PlannedTask.DayMinutes;

    public static void Tell(Story story)
    {
        Launch(story);
        Relaunch(story);
        Webinar(story);
    }

    private static void Launch(Story story)
    {
        var launch = new PlannedWork(story, "lumen", "launch", "sarah");
        launch.Create(-14, "Autumn launch", "Lancement d’automne", -7, 14,
            "Open the course “Light at home” to its third group.", "Ouvrir le cours « La lumière chez soi » à sa troisième promotion.",
            "60 places sold by 18 December, at least 40 of them to subscribers of the newsletter.", "60 places vendues au 18 décembre, dont 40 au moins à des abonnés de la lettre.",
            [
                new("offer", "Offer", "Offre"),
                new("interviews", "Interview 5 customers", "Entretiens avec 5 clientes", "sarah", 3, Start: -7, Closed: -5, Parent: "offer", Hours: 8),
                new("write", "Write the offer", "Rédiger l’offre", "lina", 2, ["interviews"], Due: -3, Parent: "offer", Hours: 10),
                new("page", "Sales page", "Page de vente"),
                new("copy", "Copy", "Rédaction de la page", "lina", 3, ["write"], Parent: "page", Hours: 14),
                new("design", "Design & build", "Conception et intégration", "ines", 4, ["copy"], Parent: "page", Hours: 22),
                new("ads", "Ads set-up", "Mise en place des publicités", "sarah", 3, ["design"], Parent: "page", Hours: 9),
                new("video", "Video trailer", "Bande-annonce"),
                new("storyboard", "Storyboard", "Storyboard", "ines", 2, Start: -7, Closed: -6, Parent: "video", Hours: 7),
                new("shoot", "Shoot", "Tournage", "theo", 2, ["storyboard"], Closed: -4, Parent: "video", Hours: 14),
                new("edit", "Edit the trailer", "Montage de la bande-annonce", "theo", 5, ["shoot"], Parent: "video", Hours: 26),
                new("emails", "Launch e-mails", "E-mails de lancement", "lina", 4, ["copy"], Hours: 12),
                new("cart", "Cart opens", "Ouverture des ventes", null, 0, ["ads+1", "edit+1", "emails+1"]),
                new("refund", "Refund policy", "Conditions de remboursement", "sarah", 3, Start: -3, Due: 11, Hours: 4),
                new("newsletter", "Newsletter “Black Friday, the calm version”", "Newsletter « Black Friday, version calme »", "ines", 2, Start: -4, Due: 1, Hours: 5),
            ]);
        launch.Baseline(-10, "Agreed with Marc on the phone", "Convenu avec Marc au téléphone");
        launch.Change(-5, "11:10", "sarah", "design", task => task with { DurationMinutes = 6 * DayMinutes, EstimateMinutes = 33 * 60 });
        launch.Change(-4, "09:30", "lina", "write", task => task with { StatusId = launch.Status(StatusKind.Doing), Progress = 20 });
        launch.Change(-4, "10:00", "sarah", "newsletter", task => task with { StatusId = launch.Status(StatusKind.Doing), Progress = 50 });
        launch.Change(-3, "09:15", "sarah", "edit", task => task with { StatusId = launch.Status(StatusKind.Doing), Progress = 10 });
        launch.Change(-3, "10:30", "sarah", "refund", task => task with { StatusId = launch.Status(StatusKind.Doing), Progress = 30 });
        launch.Change(-3, "11:20", "lina", "write", task => task with
        {
            StatusId = launch.Status(StatusKind.Waiting),
            Progress = 60,
            DurationMinutes = 5 * DayMinutes,
            WaitingFor = story.Say("a validation", "une validation"),
            FollowUpDate = story.Day(1),
        });
        launch.Change(-3, "15:00", "sarah", "ads", task => task with { DurationMinutes = 2 * DayMinutes, EstimateMinutes = 6 * 60 });
        launch.Change(-3, "15:05", "lina", "emails", task => task with { DurationMinutes = 3 * DayMinutes });
        launch.Change(-3, "16:10", "sarah", "newsletter", task => task with { StatusId = launch.Status(StatusKind.InReview), Progress = 90 });
        launch.Change(-3, "17:45", "sarah", "edit", task => task with { Progress = 45, DurationMinutes = 7 * DayMinutes });
    }

    private static void Relaunch(Story story)
    {
        var relaunch = new PlannedWork(story, "lumen", "relaunch", "sarah");
        relaunch.Create(-40, "Course relaunch", "Refonte du cours", -35, 46,
            "Bring “Light at home” up to date and make it easier to finish.", "Actualiser « La lumière chez soi » et aider à aller au bout.",
            "Half of the participants finish the course within eight weeks.", "La moitié des participantes terminent le cours en huit semaines.",
            [
                new("survey", "Survey of former participants", "Enquête auprès des anciennes participantes", "sarah", 4, Start: -35, Closed: -31, Hours: 10),
                new("outline", "New outline", "Nouveau plan du cours", "marc", 5, ["survey"], Closed: -24, Hours: 12),
                new("slides", "Slides 1–4", "Diapositives 1 à 4", "ines", 12, ["outline"], Closed: -3, Hours: 40),
                new("slides2", "Slides 5–8", "Diapositives 5 à 8", "ines", 10, ["slides"], Hours: 40),
                new("workbook", "Workbook", "Cahier d’exercices", "lina", 8, ["outline"], Start: 3, Hours: 24),
                new("platform", "Move to the new platform", "Passage à la nouvelle plateforme", "theo", 6, ["slides2"], Hours: 20),
                new("test", "Test with five participants", "Test avec cinq participantes", "sarah", 4, ["platform", "workbook"], Hours: 8),
                new("open", "New version opens", "Ouverture de la nouvelle version", null, 0, ["test+1"]),
            ]);
        relaunch.Baseline(-36, "Agreed in the quarterly review", "Convenu au point trimestriel");
    }

    private static void Webinar(Story story)
    {
        var webinar = new PlannedWork(story, "lumen", "webinar", "sarah");
        webinar.Create(-56, "October webinar", "Webinaire d’octobre", -55, -28,
            "Show the method live and grow the newsletter.", "Montrer la méthode en direct et faire grandir la lettre.",
            "300 people registered, 120 live.", "300 inscrits, 120 personnes en direct.",
            [
                new("topic", "Topic and title", "Sujet et titre", "marc", 2, Start: -55, Closed: -54, Hours: 3),
                new("landing", "Registration page", "Page d’inscription", "ines", 3, ["topic"], Closed: -49, Hours: 9),
                new("invite", "Invitation e-mails", "E-mails d’invitation", "lina", 3, ["topic"], Closed: -48, Hours: 6),
                new("rehearse", "Rehearsal", "Essai technique", "theo", 1, ["landing"], Start: -41, Closed: -41, Hours: 2),
                new("live", "Live", "Direct", null, 0, ["rehearse"], Start: -34, Closed: -34),
                new("replay", "Replay and thanks", "Rediffusion et remerciements", "lina", 2, ["live"], Closed: -32, Hours: 4),
            ]);
        webinar.Baseline(-55, "First plan", "Premier plan");
    }
}
