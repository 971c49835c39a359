namespace Regie.Kernel;

/// <summary>The address people reach this installation by. Links are made from it and never from what a request claims.</summary>
public sealed record PublicAddress(Uri Root)
{
    public string Link(string path) => new Uri(Root, path).ToString();
}
