using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Regie.Kernel;

namespace Regie.Shell;

/// <summary>The port this process will listen on, looked at before any work is done for it.</summary>
internal static class ListeningPort
{
    /// <exception cref="StartupException">Somebody listens there, or we may not.</exception>
    public static void MustBeFree(Settings settings)
    {
        foreach (var address in settings.ListenOnAll ? [IPAddress.Any] : new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                // As the server itself will: a connection of an earlier process that is still closing is no hindrance.
                probe.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, !OperatingSystem.IsWindows());
                probe.Bind(new IPEndPoint(address, settings.Port));
                probe.Listen(1);
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                throw Taken(settings);
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AccessDenied)
            {
                throw new StartupException("startup.port-forbidden", settings.Port.ToString(CultureInfo.InvariantCulture));
            }
            catch (SocketException) when (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                // A machine without IPv6.
            }
        }
    }

    public static StartupException Taken(Settings settings) => new("startup.port-taken", settings.Port.ToString(CultureInfo.InvariantCulture));
}
