using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>An online course business, beside its launch: the course made new, a webinar that went well, and the shop.</summary>
internal static class AtelierLumen
{
    public static void Tell(Story story)
    {
        Relaunch(story);
        Webinar(story);
        Shop(story);
    }

    private static void Relaunch(Story story)
    {
        var relaunch = new PlannedWork(story, "lumen", "relaunch", "sarah");
        relaunch.Create(-40, new Frame("Course relaunch", "Refonte du cours", -35, 46)
        {
            Goal = ("Bring “Light at home” up to date and make it easier to finish.", "Actualiser « La lumière chez soi » et aider à aller au bout."),
            Result = ("Half of the participants finish the course within eight weeks.", "La moitié des participantes terminent le cours en huit semaines."),
        },
        [
            new("survey", "Survey of former participants", "Enquête auprès des anciennes participantes", "sarah", 4, Start: -35, Closed: -32, Hours: 10),
            new("outline", "New outline", "Nouveau plan du cours", "marc", 5, ["survey"], Closed: -25, Hours: 12),
            new("slides", "Course slides 1–4", "Diapositives 1 à 4 du cours", "ines", 17, ["outline"], Closed: 0, Hours: 40) { At = "08:00" },
            new("slides2", "Course slides 5–8", "Diapositives 5 à 8 du cours", "ines", 10, ["slides"], Hours: 40),
            new("workbook", "Workbook", "Cahier d’exercices", "lina", 8, ["outline"], Start: 7, Hours: 24),
            new("platform", "Move to the new platform", "Passage à la nouvelle plateforme", "theo", 6, ["slides2"], Hours: 20),
            new("test", "Test with five participants", "Test avec cinq participantes", "sarah", 4, ["platform", "workbook"], Hours: 8),
            new("open", "New version opens", "Ouverture de la nouvelle version", null, 0, ["test+1"]),
        ]);
        relaunch.Do(-40, "10:50", "sarah", () => new SetFavourite(relaunch.Project, true));
        relaunch.Baseline(-36, "Agreed in the quarterly review", "Convenu au point trimestriel");
        relaunch.Comment(-25, "15:10", "marc", "outline", "Eight evenings instead of twelve, one room each. @{ines}, the slides can follow this order.",
            "Huit soirées au lieu de douze, une pièce par soirée. @{ines}, les diapositives peuvent suivre cet ordre.");
        relaunch.Comment(-12, "11:30", "ines", "slides", "Evenings 1 and 2 are done; the pictures of the kitchen are still missing.", "Les soirées 1 et 2 sont prêtes ; il manque encore les photos de la cuisine.");
        relaunch.Comment(-11, "09:10", "sarah", "slides", "Théo has them from the shoot in May, they are in the shared folder.", "Théo les a depuis le tournage de mai, elles sont dans le dossier partagé.");
    }

    private static void Webinar(Story story)
    {
        var webinar = new PlannedWork(story, "lumen", "webinar", "sarah");
        webinar.Create(-56, new Frame("October webinar", "Webinaire d’octobre", -55, -28)
        {
            Goal = ("Show the method live and grow the newsletter.", "Montrer la méthode en direct et faire grandir la lettre."),
            Result = ("300 people registered, 120 live.", "300 inscrits, 120 personnes en direct."),
        },
        [
            new("topic", "Topic and title", "Sujet et titre", "marc", 2, Start: -55, Closed: -54, Hours: 3),
            new("landing", "Registration page", "Page d’inscription", "ines", 3, ["topic"], Closed: -49, Hours: 9),
            new("invite", "Invitation e-mails", "E-mails d’invitation", "lina", 3, ["topic"], Closed: -48, Hours: 6),
            new("rehearse", "Rehearsal", "Essai technique", "theo", 1, ["landing"], Start: -41, Closed: -41, Hours: 2),
            new("live", "Live", "Direct", null, 0, ["rehearse"], Start: -34, Closed: -34),
            new("replay", "Replay and thanks", "Rediffusion et remerciements", "lina", 2, ["live"], Closed: -32, Hours: 4),
        ]);
        webinar.Baseline(-55, "First plan", "Premier plan");
        webinar.Comment(-34, "20:15", "marc", "live", "131 people live, 318 registered. Thank you all.", "131 personnes en direct, 318 inscrites. Merci à toutes et à tous.");
        webinar.Do(-31, "09:20", "sarah", () => new UpdateProject(webinar.Project) { State = ProjectState.Done });
    }

    private static void Shop(Story story)
    {
        var shop = new Ongoing(story, "lumen", "shop");
        shop.Create("marc", "Shop and subscribers", "Boutique et abonnés", "Weekly point with Marc", "Point de la semaine avec Marc", 1, 1.5m, 1, 1, 0.5m, 0.5m, 1);
        shop.Add(-19, "14:20", "lina", "legal", "Legal notice: new postal address", "Mentions légales : nouvelle adresse postale", task => task with { AssigneeId = story.PersonId("lina"), EstimateMinutes = 30 });
        shop.Work.Do(-18, "09:45", "lina", () => new CloseTask(shop.Work.Id("legal"), story.Say("Changed on the site and in the e-mails", "Changée sur le site et dans les e-mails")));
        shop.Add(-2, "18:30", "marc", "voucher", "Gift vouchers for December?", "Des bons cadeaux pour décembre ?", task => task);
        shop.Add(0, "08:12", "lina", "checkout", "Checkout errors since 08:10", "Paiements en erreur depuis 8 h 10", task => task with
        {
            Description = story.Say("Payments failed 14 times; customers see “try again later”.", "14 paiements ont échoué ; les clientes lisent « réessayez plus tard »."),
            AssigneeId = story.PersonId("sarah"),
            DueDate = story.Day(0),
            Priority = Priority.Urgent,
            EstimateMinutes = 60,
        });
    }
}
