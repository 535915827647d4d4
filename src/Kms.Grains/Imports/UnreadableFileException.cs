namespace Kms.Imports;

/// <summary>The one exception of the readers: the whole file is refused. The message says what, where and how to mend it, and never holds key material.</summary>
internal sealed class UnreadableFileException(FileProblem problem, string message, long? line = null, Exception? inner = null)
    : Exception(message, inner)
{
    public FileProblem Problem => problem;

    /// <summary>The line it was noticed at, where that is known.</summary>
    public long? Line => line;

    public string Code => problem switch
    {
        FileProblem.Empty => "file-empty",
        FileProblem.UnknownFormat => "file-format-unknown",
        FileProblem.UnknownSeparator => "file-separator-unknown",
        FileProblem.NotText => "file-not-text",
        FileProblem.NoIdentityColumn => "file-no-serial-column",
        FileProblem.PasswordMissing => "file-password-missing",
        FileProblem.WrongPassword => "file-password-wrong",
        FileProblem.Truncated => "file-truncated",
        FileProblem.Malformed => "file-malformed",
        FileProblem.TooLarge => "file-too-large",
        FileProblem.TooManyRows => "file-too-many-rows",
        FileProblem.DtdRefused => "file-dtd-refused",
        FileProblem.ZipRefused => "file-zip-refused",
        _ => "file-unreadable",
    };
}
