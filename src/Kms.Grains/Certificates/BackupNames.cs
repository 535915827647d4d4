namespace Kms.Certificates;

/// <summary>File names of backups: what the person typed, as far as every system can store it.</summary>
internal static class BackupNames
{
    private const int Longest = 60;
    private const string Ending = ".p12";

    public static string Of(string? wanted, HeldCertificate held)
    {
        var typed = wanted?.Trim() ?? "";
        if (typed.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)) typed = typed[..^Ending.Length];
        var name = Safe(typed) is { Length: > 0 } own ? own : Safe(held.Draft.Name);
        return (name.Length > 0 ? name : "certificate") + Ending;
    }

    private static string Safe(string text)
    {
        var safe = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.')).Trim(' ', '.');
        return safe.Length <= Longest ? safe : safe[..Longest].TrimEnd(' ', '.');
    }
}
