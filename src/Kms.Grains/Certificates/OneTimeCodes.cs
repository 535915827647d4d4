using System.Security.Cryptography;

namespace Kms.Certificates;

/// <summary>Codes that an administrator reads out: ten characters of an alphabet without look-alikes, 49 bits; five wrong ones end an order.</summary>
internal static class OneTimeCodes
{
    public const string Label = "certificate-code";
    public const int MostWrong = 5;

    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Half = 5;

    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, Half)}-{RandomNumberGenerator.GetString(Alphabet, Half)}";

    /// <summary>As it is compared: people type it in small letters and without the dash.</summary>
    public static string Plain(string text) => new([.. text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
}
