namespace Kms.Users;

/// <summary>The rules for people who are not signed in, by name; the name is the first part of the grain key.</summary>
internal static class Throttles
{
    private static readonly TimeSpan s_quarter = TimeSpan.FromMinutes(15);

    // Five failures, then one try after 15, 30, 60, 60 ... minutes: soft, never for good. A delivered reset link ends it.
    public static Throttle SignIn { get; } = new("sign-in", new(5, TimeSpan.FromHours(6), s_quarter));

    public static Throttle SignInFrom { get; } = new("sign-in-from", new(100, s_quarter));

    public static Throttle Password { get; } = new("password", new(5, TimeSpan.FromHours(6), s_quarter));

    // Of one certificate, wherever its password is tried: in a renewal or for a backup.
    public static Throttle Certificate { get; } = new("certificate", new(5, TimeSpan.FromHours(6), s_quarter));

    // A network address may stand for a whole company: its limits only stop what no company does.
    public static Throttle Mails { get; } = new("mails", new(5, s_quarter));

    public static Throttle MailsFrom { get; } = new("mails-from", new(300, s_quarter));

    public static Throttle TestMails { get; } = new("test-mails", new(10, s_quarter));
}
