namespace Kms.Users;

/// <summary>The bundled block list: passwords that every guessing tool tries first, compared without case and without trailing digits and signs.</summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwordpassword", "correcthorsebatterystaple", "qwertyuiop", "qwertyuiopasdfgh", "letmeinletmein", "welcomewelcome",
        "iloveyouiloveyou", "administrator", "changemechangeme", "adgangskode", "motdepasse", "passwort", "kennwort", "velkommen",
    };

    public static bool Contains(string password)
    {
        var core = password.TrimEnd("0123456789!?.-_*#$".ToCharArray());
        return s_words.Contains(core) || s_words.Contains(password) || password.Distinct().Count() <= 4;
    }
}
