using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>Which devices a manufacturer's codes cover: FLAG codes and the beginnings of DevEUIs.</summary>
internal static class MakerCodes
{
    public static bool IsMakerOf(Actor actor, DeviceId device)
    {
        foreach (var membership in actor.Memberships)
        {
            if (membership.Kind == OrganisationKind.Manufacturer && membership.Roles.HasFlag(Roles.KeyManager)
                && Cover(membership.MakerCodes, device)) return true;
        }
        return false;
    }

    public static bool Cover(ImmutableArray<string> codes, DeviceId device) => codes.Any(code => Covers(code, device));

    private static bool Covers(string code, DeviceId device) => device.IsEui
        ? code.Length >= 6 && device.Number.StartsWith(code, StringComparison.OrdinalIgnoreCase)
        : string.Equals(code, device.Prefix, StringComparison.OrdinalIgnoreCase);
}
