namespace Regie.Plan;

/// <summary>What a new project starts with.</summary>
public enum ProjectTemplate { Blank, ProductLaunch, ClientOnboarding, SiteRedesign }
