namespace Regie.Plan;

/// <summary>A task of a template. Its title and its section's name are texts; what it waits for is said by key.</summary>
/// <param name="Days">Working days; 0 is a milestone.</param>
internal sealed record TemplateLine(string Key, string Section, int Days, int Hours, params string[] Before)
{
    public bool IsMilestone => Days == 0;
}

/// <summary>The plans that projects can start from: what such a project usually takes, linked and estimated, to be changed.</summary>
internal static class TemplatePlans
{
    private static readonly Dictionary<ProjectTemplate, TemplateLine[]> All = new()
    {
        [ProjectTemplate.Blank] = [],
        [ProjectTemplate.ProductLaunch] =
        [
            new("interviews", "s-offer", 3, 8),
            new("promise", "s-offer", 3, 12, "interviews"),
            new("price", "s-offer", 1, 4, "promise"),
            new("approve", "s-offer", 2, 2, "price"),
            new("copy", "s-page", 4, 16, "approve"),
            new("design", "s-page", 4, 22, "copy"),
            new("checkout", "s-page", 2, 8, "price"),
            new("test", "s-page", 1, 4, "design", "checkout"),
            new("calendar", "s-content", 1, 4, "promise"),
            new("emails", "s-content", 4, 14, "copy"),
            new("video", "s-content", 5, 24, "approve"),
            new("posts", "s-content", 4, 12, "calendar"),
            new("ads", "s-content", 3, 9, "design"),
            new("warmup", "s-opening", 5, 6, "emails", "posts"),
            new("open", "s-opening", 0, 0, "test", "warmup", "video", "ads"),
            new("support", "s-opening", 5, 15, "open"),
            new("close", "s-opening", 0, 0, "support"),
            new("welcome", "s-opening", 2, 6, "close"),
            new("debrief", "s-opening", 1, 4, "close"),
        ],
        [ProjectTemplate.ClientOnboarding] =
        [
            new("contract", "s-agree", 2, 3),
            new("invoice", "s-agree", 1, 1, "contract"),
            new("kickoff", "s-agree", 1, 3, "contract"),
            new("questionnaire", "s-know", 3, 4, "contract"),
            new("access", "s-know", 3, 4, "kickoff"),
            new("people", "s-know", 3, 6, "kickoff"),
            new("audit", "s-know", 5, 20, "access", "questionnaire"),
            new("board", "s-set", 3, 10, "access"),
            new("roles", "s-set", 1, 3, "people"),
            new("rhythm", "s-set", 1, 3, "roles"),
            new("sops", "s-set", 5, 15, "audit"),
            new("goals", "s-first", 2, 6, "audit"),
            new("wins", "s-first", 5, 16, "goals", "board"),
            new("report", "s-first", 1, 3, "wins", "rhythm"),
            new("review", "s-first", 0, 0, "report", "sops"),
        ],
        [ProjectTemplate.SiteRedesign] =
        [
            new("figures", "s-audit", 3, 10),
            new("interviews", "s-audit", 4, 12),
            new("inventory", "s-audit", 3, 10, "figures"),
            new("brief", "s-audit", 2, 6, "figures", "interviews"),
            new("tree", "s-design", 3, 12, "brief", "inventory"),
            new("wireframes", "s-design", 5, 24, "tree"),
            new("visual", "s-design", 7, 36, "wireframes"),
            new("validate", "s-design", 0, 0, "visual"),
            new("setup", "s-build", 2, 8, "brief"),
            new("develop", "s-build", 12, 70, "validate", "setup"),
            new("texts", "s-build", 8, 32, "tree"),
            new("images", "s-build", 4, 12, "visual"),
            new("fill", "s-build", 4, 18, "develop", "texts", "images"),
            new("redirects", "s-live", 2, 6, "tree"),
            new("accept", "s-live", 3, 14, "fill"),
            new("golive", "s-live", 0, 0, "accept", "redirects"),
            new("watch", "s-live", 10, 8, "golive"),
            new("handover", "s-live", 2, 8, "golive"),
        ],
    };

    public static IReadOnlyList<TemplateLine> Of(ProjectTemplate template) => All[template];
}
