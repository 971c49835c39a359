using Microsoft.EntityFrameworkCore;
using Regie.Businesses;
using Regie.Kernel;
using Regie.Plan;

namespace Regie.Shell.Demo;

/// <summary>
/// The demo world: four businesses, their people and eight weeks of history, anchored to the Monday of the current week and told through the handlers.
/// Ids and times repeat for the same Monday, so documents, screenshots and tests see one world.
/// </summary>
internal sealed class DemoWorld(Settings settings, TimeProvider clock) : IWorldSeed
{
    private static readonly (string Key, string Name, int Colour)[] People =
    [
        ("sarah", "Sarah Meyer", 3), ("marc", "Marc Aubert", 1), ("ines", "Inès Roux", 4), ("theo", "Théo Delmas", 5), ("lina", "Lina Kaya", 7),
        ("helene", "Hélène Corbeau", 6), ("priya", "Priya Shah", 2), ("jean", "Jean Morel", 8),
    ];

    private static readonly (string Key, string Name, int Colour, (string Who, Role Role)[] Members)[] Businesses =
    [
        ("lumen", "Atelier Lumen", 2, [("marc", Role.ClientOwner), ("ines", Role.Freelancer), ("theo", Role.Freelancer), ("lina", Role.TeamMember)]),
        ("corbeau", "Maison Corbeau", 6, [("helene", Role.ClientOwner), ("ines", Role.Freelancer), ("theo", Role.Freelancer), ("lina", Role.Freelancer)]),
        ("pixel", "Studio Pixel", 3, [("priya", Role.ClientOwner), ("ines", Role.Freelancer), ("theo", Role.Freelancer), ("lina", Role.Freelancer)]),
        ("ferme", "Ferme du Lac", 5, [("jean", Role.ClientOwner), ("ines", Role.Freelancer), ("theo", Role.Freelancer), ("lina", Role.Freelancer)]),
    ];

    public async Task Plant(CancellationToken cancel)
    {
        var scripted = new ScriptedClock();
        var now = settings.Today is { } asked ? DemoClock.MorningOf(asked) : clock.GetUtcNow();
        var monday = MondayOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Story.Paris).DateTime));
        scripted.MoveTo(new DateTimeOffset(monday.AddDays(-60).ToDateTime(new TimeOnly(8, 0)), TimeSpan.Zero));
        await using var stage = AppHost.Build(settings with { Port = 0 }, serve: false, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(scripted);
            builder.Services.AddSingleton(Ids.Seeded(20_261_123));
        });
        var people = await MakePeople(stage.Services, cancel);
        var story = new Story(stage.Services, scripted, monday, settings.Language == "fr", people, People.ToDictionary(person => person.Key, person => person.Name));
        foreach (var business in Businesses)
        {
            story.At(-59, "09:00", "sarah", async token => story.Ids[business.Key] = (await story.Run(new CreateBusiness(business.Name, settings.Language), token)).Id);
            story.At(-59, "09:10", "sarah", token => Join(stage.Services, business.Key, business.Colour, business.Members, story, token));
        }

        AutumnLaunch.Tell(story);
        AtelierLumen.Tell(story);
        MaisonCorbeau.Tell(story);
        SpringWindow.Tell(story);
        StudioPixel.Tell(story);
        FermeDuLac.Tell(story);
        foreach (var (who, _, _) in People)
        {
            // Before the weekend everybody has seen what there was to see.
            story.At(-3, "18:00", who, token => story.Run(new ReadNotifications(), token));
        }

        await story.Play(now, cancel);
        await LetRest(stage.Services, cancel);
    }

    /// <summary>What was told to bring this world about is nobody's news: people know what is due this morning, and whose turn it became.</summary>
    private static async Task LetRest(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<DueNotices>().Once(cancel, asRead: true);
        await services.GetRequiredService<SideWrite>().Run(async db =>
            db.Add(new SubscriberCursor { Name = TurnNotices.Cursor, Seq = await db.Events.MaxAsync(row => row.Seq, cancel) }), cancel);
    }

    internal static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static async Task<Dictionary<string, Guid>> MakePeople(IServiceProvider services, CancellationToken cancel)
    {
        var ids = services.GetRequiredService<Ids>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var made = People.ToDictionary(person => person.Key, person => IdOf(person.Colour));
        await services.GetRequiredService<SideWrite>().Run(db =>
        {
            foreach (var (key, name, _) in People)
            {
                var email = $"{key}@demo.example";
                db.Users.Add(new Person
                {
                    Id = made[key], Name = name, IsObm = key == "sarah", IsDemo = true, Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(),
                    SecurityStamp = ids.Next(now).ToString("N"), CreatedAt = now,
                });
            }

            return Task.CompletedTask;
        }, cancel);
        return made;

        // A person's colour comes from their id: one is drawn until it has the colour they wear in every picture of this world.
        Guid IdOf(int colour)
        {
            Guid id;
            do
            {
                id = ids.Next(now);
            }
            while (Ui.Tones.ColourOf(id.ToString("N")) != $"c{colour}");
            return id;
        }
    }

    /// <summary>Accounts of a world that nobody invited: they are simply members.</summary>
    private static async Task Join(IServiceProvider services, string key, int colour, (string Who, Role Role)[] members, Story story, CancellationToken cancel)
    {
        var ids = services.GetRequiredService<Ids>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<SideWrite>().Run(async db =>
        {
            (await db.Businesses.FindAsync([story.Ids[key]], cancel))!.Colour = colour;
            foreach (var (who, role) in members)
            {
                db.Memberships.Add(new Membership { Id = ids.Next(now), BusinessId = story.Ids[key], PersonId = story.PersonId(who), Role = role, CreatedAt = now });
            }
        }, cancel);
        foreach (var (who, _) in members)
        {
            services.GetRequiredService<AccessCache>().Forget(story.PersonId(who));
        }
    }
}
