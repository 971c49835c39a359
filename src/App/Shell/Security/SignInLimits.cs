using System.Net;
using System.Net.Sockets;

namespace Regie.Shell.Security;

/// <summary>
/// How often one may try to sign in: by client address first, which nobody chooses freely, then by account. An address without an account
/// counts the same, so that being stopped says nothing about who has one.
/// </summary>
internal sealed class SignInLimits(TimeProvider clock)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly FixedWindows _addresses = new(clock, 60, Length);
    private readonly FixedWindows _accounts = new(clock, 10, Length);

    /// <summary>Counts a try; answers how long to wait where there were too many.</summary>
    public TimeSpan? Take(IPAddress? address, string account) => _addresses.Take(Of(address)) ?? _accounts.Take(account);

    /// <summary>Only the address: for secrets in links, which belong to no account before they are known.</summary>
    public TimeSpan? Take(IPAddress? address) => _addresses.Take(Of(address));

    public void GiveBack(IPAddress? address) => _addresses.GiveBack(Of(address));

    /// <summary>The try was right: it does not count.</summary>
    public void GiveBack(IPAddress? address, string account)
    {
        _addresses.GiveBack(Of(address));
        _accounts.GiveBack(account);
    }

    /// <summary>One household has a /64 of IPv6 to itself: it counts as one.</summary>
    private static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8)) : plain.ToString();
    }
}
