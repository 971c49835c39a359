namespace Regie.Connect;

/// <summary>Marker of this module's texts: <c>Text.resx</c> (English) and <c>Text.fr.resx</c>.</summary>
public sealed class Text;
