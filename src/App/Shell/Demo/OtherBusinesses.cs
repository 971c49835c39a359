using System.Globalization;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>A bookshop that rebuilds its site, on plan.</summary>
internal static class MaisonCorbeau
{
    public static void Tell(Story story)
    {
        var site = new PlannedWork(story, "corbeau", "site", "sarah");
        site.Create(-42, new Frame("New site", "Nouveau site", -35, 53)
        {
            Goal = ("A site that sells signed editions without a phone call.", "Un site qui vend les éditions signées sans coup de téléphone."),
            Result = ("Half of the signed editions are sold online by March.", "La moitié des éditions signées sont vendues en ligne en mars."),
            BudgetEuros = 18_400,
            Sections = [("shape", "Shape", "Conception"), ("shop", "Shop", "Boutique"), ("content", "Content", "Contenus")],
        },
        [
            new("needs", "Needs and content list", "Besoins et liste des contenus", "helene", 5, Start: -35, Closed: -31, Hours: 12) { Section = "shape" },
            new("wireframes", "Wireframes", "Maquettes filaires", "ines", 6, ["needs"], Closed: -21, Hours: 24) { Section = "shape" },
            new("design", "Design", "Design", "ines", 10, ["wireframes"], Closed: -7, Hours: 40) { Section = "shape" },
            new("build", "Build the shop", "Intégration de la boutique", "theo", 15, ["design"], Start: -6, Hours: 70) { Section = "shop" },
            new("photos", "Photographs of 120 books", "Photographies de 120 livres", "helene", 8, Start: 0, Hours: 20) { Section = "content" },
            new("texts", "Texts", "Textes", "lina", 8, ["wireframes"], Start: 2, Hours: 26) { Section = "content" },
            new("transport", "Payment and delivery", "Paiement et livraison", "theo", 5, ["build"], Hours: 18) { Section = "shop" },
            new("proof", "Proofreading", "Relecture", "helene", 3, ["texts", "photos", "build"], Hours: 8) { Section = "content" },
            new("live", "Site goes live", "Mise en ligne", null, 0, ["transport", "proof"], Start: 53) { Section = "shop" },
        ]);
        site.Baseline(-37, "Signed with the quote", "Signé avec le devis");
        site.Work(-6, "09:40", "theo", "build", 10, StatusKind.Doing);
        site.Checklist(-6, "09:50", "theo", "build", 2, ("Home page", "Page d’accueil"), ("A book’s page", "Fiche d’un livre"), ("Signed editions", "Éditions signées"), ("Basket", "Panier"));
        foreach (var (day, hours) in new[] { (-6, 5m), (-5, 6), (-4, 0.5m), (-3, 1) })
        {
            site.Log(day, "17:15", "theo", "build", hours);
        }

        site.Comment(-3, "12:10", "helene", "build", "The page of a book looks like our window in Lyon. Do not change it any more!", "La fiche d’un livre ressemble à notre vitrine de Lyon. N’y touchez plus !");
        site.Work(-3, "17:20", "theo", "build", 25);

        var shop = new Ongoing(story, "corbeau", "bookshop");
        shop.Create("helene", "Bookshop, day to day", "La librairie au quotidien", "Weekly point with Hélène", "Point de la semaine avec Hélène", 4, 5, 4, 6, 7, 7, 8);
        var year = story.Day(0).Year.ToString(CultureInfo.InvariantCulture);
        shop.Add(-6, "11:00", "sarah", "invoice", $"Send invoice {year}-041", $"Envoyer la facture {year}-041", task => task with
        {
            Description = story.Say("Maison Corbeau, €3,200, approved on Friday.", "Maison Corbeau, 3 200 €, validée vendredi."),
            AssigneeId = story.PersonId("sarah"),
            DueDate = story.Day(0),
            EstimateMinutes = 30,
        });
        shop.Work.Comment(-3, "16:20", "helene", "invoice", "Approved, send it on Monday please.", "Validée, vous pouvez l’envoyer lundi.");
    }
}

/// <summary>A design school that rewrites its course; little room left.</summary>
internal static class StudioPixel
{
    public static void Tell(Story story)
    {
        var course = new PlannedWork(story, "pixel", "course", "sarah");
        course.Create(-35, new Frame("Course v2", "Cours v2", -28, 25)
        {
            Goal = ("Second edition of “Interfaces that breathe”.", "Deuxième édition de « Des interfaces qui respirent »."),
            Result = ("312 sign-ups become 400 by the end of the year.", "Passer de 312 à 400 inscriptions à la fin de l’année."),
            BudgetEuros = 9_000,
        },
        [
            new("script", "Scripts of modules 1–5", "Scripts des modules 1 à 5", "priya", 8, Start: -28, Closed: -19, Hours: 30),
            new("record", "Record modules 1–5", "Enregistrement des modules 1 à 5", "theo", 6, ["script"], Closed: -11, Hours: 28),
            new("slides5", "Slides of module 5", "Diapositives du module 5", "ines", 3, ["script"], Start: -4, Due: 2, Hours: 12),
            new("edit", "Edit the videos", "Montage des vidéos", "theo", 12, ["record"], Hours: 36),
            new("exercises", "Exercises", "Exercices", "priya", 10, ["script"], Start: -6, Hours: 16),
            new("subtitles", "Subtitles in French", "Sous-titres en français", "lina", 4, ["edit"], Hours: 12),
            new("upload", "Upload and check", "Mise en ligne et contrôle", "sarah", 2, ["subtitles", "slides5", "exercises"], Hours: 6),
            new("opens", "Course v2 opens", "Ouverture du cours v2", null, 0, ["upload"], Start: 25),
        ]);
        course.Baseline(-30, "Agreed with Priya", "Convenu avec Priya");
        course.Work(-10, "10:10", "theo", "edit", 10, StatusKind.Doing);
        course.Work(-6, "09:20", "priya", "exercises", 30, StatusKind.Doing);
        course.Work(-3, "17:25", "theo", "edit", 60);
        course.Work(-3, "17:30", "priya", "exercises", 50);
        course.Comment(-4, "14:05", "priya", "slides5", "@{ines}, module 5 has the new examples now; three slides change.", "@{ines}, le module 5 a maintenant les nouveaux exemples ; trois diapositives changent.");
        foreach (var (day, hours) in new[] { (-10, 4m), (-7, 5), (-6, 2), (-5, 1) })
        {
            course.Log(day, "17:40", "theo", "edit", hours);
        }

        var school = new Ongoing(story, "pixel", "school");
        school.Create("priya", "School, day to day", "L’école au quotidien", "Weekly point with Priya", "Point de la semaine avec Priya", 4, 5, 5, 6, 6, 6, 7);
        school.Add(0, "08:30", "priya", "ads", "Ad cost per sale is up 31% in 5 days", "Le coût publicitaire par vente a pris 31 % en 5 jours", task => task with
        {
            Description = story.Say("Almost all of it comes from “Retargeting FR”.", "Presque tout vient de « Retargeting FR »."),
            AssigneeId = story.PersonId("sarah"),
            DueDate = story.Day(1),
            Priority = Priority.High,
            EstimateMinutes = 60,
        });
    }
}

/// <summary>A farm that sells boxes; its winter box is on plan.</summary>
internal static class FermeDuLac
{
    public static void Tell(Story story)
    {
        var box = new PlannedWork(story, "ferme", "box", "sarah");
        box.Create(-30, new Frame("Winter box", "Panier d’hiver", -28, 11)
        {
            Goal = ("A subscription that carries the farm through the winter.", "Un abonnement qui porte la ferme pendant l’hiver."),
            Result = ("900 orders by 15 December.", "900 commandes au 15 décembre."),
        },
        [
            new("content", "What is in the box", "Contenu du panier", "jean", 3, Start: -28, Closed: -26, Hours: 6),
            new("price", "Price and margins", "Prix et marges", "sarah", 1, ["content"], Closed: -25, Hours: 4),
            new("photo", "Photographs", "Photographies", "theo", 2, ["content"], Closed: -14, Hours: 8),
            new("page", "Order page", "Page de commande", "ines", 4, ["price", "photo"], Start: -13, Closed: -10, Hours: 14),
            new("mail", "E-mail to customers", "E-mail aux clients", "lina", 2, ["page"], Start: -4, Closed: -3, Hours: 5),
            new("carrier", "Which delivery partner for January?", "Quel transporteur en janvier ?", "sarah", 1, Start: 0, Hours: 2),
            new("pack", "Packing rota", "Planning de préparation", "jean", 3, ["page"], Start: 2, Hours: 6),
            new("first", "First boxes leave", "Départ des premiers paniers", null, 0, ["pack", "mail"], Start: 11),
        ]);
        box.Baseline(-28, "Agreed with Jean", "Convenu avec Jean");
        box.Checklist(-11, "14:10", "sarah", "carrier", 0, ("Chrono Ferme, €6.90 a box", "Chrono Ferme, 6,90 € par panier"), ("The farms’ own van, €4.10", "La camionnette des fermes, 4,10 €"), ("Relay points, €5.20", "Points relais, 5,20 €"));
        box.Comment(-10, "09:30", "lina", "carrier", "Customers ask for relay points in every second letter.", "Une lettre sur deux demande des points relais.");
        box.Comment(-7, "10:15", "theo", "carrier", "The van looks best in the film, if that counts.", "La camionnette est la plus belle dans le film, si cela compte.");
        box.Comment(-6, "16:40", "ines", "carrier", "Relay points need a second form on the order page: half a day.", "Les points relais demandent un second formulaire sur la page de commande : une demi-journée.");
        box.Comment(-4, "08:50", "sarah", "carrier", "All three hold the price of the box. @{jean}, your answer by Monday keeps January.", "Les trois tiennent le prix du panier. @{jean}, votre réponse d’ici lundi garantit janvier.");
        box.Change(-4, "08:52", "sarah", "carrier", task => task with
        {
            StatusId = box.Status(StatusKind.Waiting),
            WaitingFor = story.Say("Jean’s decision", "la décision de Jean"),
            FollowUpDate = story.Day(0),
        });

        var farm = new Ongoing(story, "ferme", "farm");
        farm.Create("jean", "Orders and deliveries", "Commandes et livraisons", "Weekly point with Jean", "Point de la semaine avec Jean", 1, 2, 1.5m, 2, 2, 3, 3);
    }
}
