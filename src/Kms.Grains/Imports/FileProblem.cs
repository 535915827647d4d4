namespace Kms.Imports;

/// <summary>Why a whole file cannot be read. Each has a stable code, see <see cref="UnreadableFileException.Code"/>.</summary>
internal enum FileProblem
{
    Empty,
    UnknownFormat,
    UnknownSeparator,
    NotText,
    NoIdentityColumn,
    PasswordMissing,
    WrongPassword,
    Truncated,
    Malformed,
    TooLarge,
    TooManyRows,
    DtdRefused,
    ZipRefused,
}
