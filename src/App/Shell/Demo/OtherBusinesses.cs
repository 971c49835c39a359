namespace Regie.Shell.Demo;

/// <summary>A bookshop that rebuilds its site, on plan.</summary>
internal static class MaisonCorbeau
{
    public static void Tell(Story story)
    {
        var site = new PlannedWork(story, "corbeau", "site", "sarah");
        site.Create(-42, "New site", "Nouveau site", -35, 53,
            "A site that sells signed editions without a phone call.", "Un site qui vend les éditions signées sans coup de téléphone.",
            "Half of the signed editions are sold online by March.", "La moitié des éditions signées sont vendues en ligne en mars.",
            [
                new("needs", "Needs and content list", "Besoins et liste des contenus", "helene", 5, Start: -35, Closed: -31, Hours: 12),
                new("wireframes", "Wireframes", "Maquettes filaires", "ines", 6, ["needs"], Closed: -20, Hours: 24),
                new("design", "Design", "Design", "ines", 10, ["wireframes"], Closed: -6, Hours: 40),
                new("build", "Build the shop", "Intégration de la boutique", "theo", 15, ["design"], Start: -5, Hours: 70),
                new("photos", "Photographs of 120 books", "Photographies de 120 livres", "helene", 8, Start: 0, Hours: 20),
                new("texts", "Texts", "Textes", "lina", 8, ["wireframes"], Start: 2, Hours: 26),
                new("payment", "Payment and delivery", "Paiement et livraison", "theo", 5, ["build"], Hours: 18),
                new("proof", "Proofreading", "Relecture", "helene", 3, ["texts", "photos", "build"], Hours: 8),
                new("live", "Site goes live", "Mise en ligne", null, 0, ["payment", "proof"], Start: 53),
            ]);
        site.Baseline(-37, "Signed with the quote", "Signé avec le devis");
        site.Change(-5, "09:40", "sarah", "build", task => task with { StatusId = site.Status(Plan.StatusKind.Doing), Progress = 20 });
    }
}

/// <summary>A design school that rewrites its course; little room left.</summary>
internal static class StudioPixel
{
    public static void Tell(Story story)
    {
        var course = new PlannedWork(story, "pixel", "course", "sarah");
        course.Create(-35, "Course v2", "Cours v2", -28, 25,
            "Second edition of “Interfaces that breathe”.", "Deuxième édition de « Des interfaces qui respirent ».",
            "312 sign-ups become 400 by the end of the year.", "Passer de 312 à 400 inscriptions à la fin de l’année.",
            [
                new("script", "Scripts of modules 1–5", "Scripts des modules 1 à 5", "priya", 8, Start: -28, Closed: -18, Hours: 30),
                new("record", "Record modules 1–5", "Enregistrement des modules 1 à 5", "theo", 6, ["script"], Closed: -10, Hours: 28),
                new("slides5", "Slides of module 5", "Diapositives du module 5", "ines", 3, ["script"], Start: -4, Due: 2, Hours: 12),
                new("edit", "Edit the videos", "Montage des vidéos", "theo", 10, ["record"], Start: -5, Hours: 36),
                new("exercises", "Exercises", "Exercices", "priya", 6, ["script"], Start: -6, Hours: 16),
                new("subtitles", "Subtitles in French", "Sous-titres en français", "lina", 4, ["edit"], Hours: 12),
                new("upload", "Upload and check", "Mise en ligne et contrôle", "sarah", 2, ["subtitles", "slides5", "exercises"], Hours: 6),
                new("opens", "Course v2 opens", "Ouverture du cours v2", null, 0, ["upload"], Start: 25),
            ]);
        course.Baseline(-30, "Agreed with Priya", "Convenu avec Priya");
        course.Change(-5, "10:10", "sarah", "edit", task => task with { StatusId = course.Status(Plan.StatusKind.Doing), Progress = 35 });
        course.Change(-4, "14:00", "sarah", "slides5", task => task with { StatusId = course.Status(Plan.StatusKind.Doing), Progress = 40 });
        course.Change(-6, "09:20", "sarah", "exercises", task => task with { StatusId = course.Status(Plan.StatusKind.Doing), Progress = 50 });
    }
}

/// <summary>A farm that sells boxes; its winter box is on plan.</summary>
internal static class FermeDuLac
{
    public static void Tell(Story story)
    {
        var box = new PlannedWork(story, "ferme", "box", "sarah");
        box.Create(-30, "Winter box", "Panier d’hiver", -28, 11,
            "A subscription that carries the farm through the winter.", "Un abonnement qui porte la ferme pendant l’hiver.",
            "900 orders by 15 December.", "900 commandes au 15 décembre.",
            [
                new("content", "What is in the box", "Contenu du panier", "jean", 3, Start: -28, Closed: -25, Hours: 6),
                new("price", "Price and margins", "Prix et marges", "sarah", 2, ["content"], Closed: -21, Hours: 5),
                new("photo", "Photographs", "Photographies", "theo", 2, ["content"], Closed: -14, Hours: 8),
                new("page", "Order page", "Page de commande", "ines", 4, ["price", "photo"], Start: -13, Closed: -7, Hours: 14),
                new("mail", "E-mail to customers", "E-mail aux clients", "lina", 2, ["page"], Start: -3, Closed: -3, Hours: 5),
                new("carrier", "Delivery partner for January", "Transporteur pour janvier", "jean", 1, Start: 0, Due: 0, Hours: 3),
                new("pack", "Packing rota", "Planning de préparation", "jean", 3, ["page"], Start: 2, Hours: 6),
                new("first", "First boxes leave", "Départ des premiers paniers", null, 0, ["pack", "mail"], Start: 11),
            ]);
        box.Baseline(-28, "Agreed with Jean", "Convenu avec Jean");
    }
}
