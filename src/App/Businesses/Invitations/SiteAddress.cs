namespace Regie.Businesses;

/// <summary>The address people reach this installation by: links begin with it, never with what a request claims.</summary>
public sealed record SiteAddress(Uri Url)
{
    public string To(string path) => new Uri(Url, path).ToString();
}
