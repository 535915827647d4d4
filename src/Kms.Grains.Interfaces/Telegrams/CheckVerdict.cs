namespace Kms.Telegrams;

/// <summary>What a telegram says of the keys of its device. Names are the stable codes of the API; values are never reused.</summary>
[GenerateSerializer, Alias("kms.CheckVerdict")]
public enum CheckVerdict
{
    /// <summary>A key fits, for certain: at most one wrong key in a million would look like it.</summary>
    Fits,

    /// <summary>A key fits, but one wrong key in 65,536 would do as much: a second telegram makes it certain.</summary>
    FitsProbably,

    /// <summary>The device has keys, and none of them fits.</summary>
    WrongKey,

    /// <summary>The device has no key that could be tried.</summary>
    NoKey,

    /// <summary>Nothing is encrypted, or no longer.</summary>
    AlreadyDecrypted,

    /// <summary>Encrypted or built in a way that cannot be checked.</summary>
    ModeUnsupported,

    /// <summary>Not a telegram, or one that was cut.</summary>
    NotATelegram,

    /// <summary>No device among those of the asking person: unknown, or somebody else's.</summary>
    UnknownDevice,
}
