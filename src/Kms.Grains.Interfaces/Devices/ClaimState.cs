namespace Kms.Devices;

/// <summary>Which organisation owns a device.</summary>
[GenerateSerializer, Alias("kms.ClaimState")]
public enum ClaimState
{
    /// <summary>Nobody owns it; its keys cannot be downloaded by anybody.</summary>
    Unclaimed,

    /// <summary>An organisation asked for it and waits for an answer.</summary>
    Requested,

    /// <summary>An organisation owns it.</summary>
    Claimed,
}
