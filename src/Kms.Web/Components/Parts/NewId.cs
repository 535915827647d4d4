using System.Security.Cryptography;

namespace Kms.Web.Components.Parts;

internal static class NewId
{
    /// <summary>An id for a new job, batch, organisation ...: 32 hex digits.</summary>
    public static string Grain() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>An id for an element of a page.</summary>
    public static string Element() => "e" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
}
