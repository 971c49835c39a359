using System.Runtime.InteropServices;

namespace Regie.Shell;

/// <summary>
/// Before the door opens: migrations, a first world and compiling its code are more work than a quiet day. What they needed goes back to the machine,
/// from the collected heap and from the C library's, which keeps it otherwise.
/// </summary>
internal static class Breath
{
    private delegate int Trim(nint keep);

    public static void Out()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim))
        {
            Marshal.GetDelegateForFunctionPointer<Trim>(trim)(0);
        }
    }
}
