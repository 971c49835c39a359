namespace Regie.Kernel;

/// <summary>Marks the kernel's own texts (<c>Text.resx</c>, <c>Text.fr.resx</c>).</summary>
internal sealed class Text;
