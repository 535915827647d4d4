namespace Kms.Devices;

/// <summary>How far a request has come.</summary>
[GenerateSerializer, Alias("kms.DecisionState")]
public enum DecisionState
{
    /// <summary>Waits for an answer.</summary>
    Open,

    /// <summary>Granted.</summary>
    Approved,

    /// <summary>Declined with a reason.</summary>
    Declined,

    /// <summary>Approved by the operator; waits for the organisation's administrator.</summary>
    AwaitingConfirmation,

    /// <summary>Taken back, or ended because the thing it asked for changed.</summary>
    Withdrawn,
}
