namespace Kms.Jobs;

/// <summary>What a bulk job does to each device.</summary>
[GenerateSerializer, Alias("kms.DeviceAct")]
public enum DeviceAct
{
    /// <summary>Sets the label.</summary>
    Label,

    /// <summary>Releases the claim.</summary>
    Release,

    /// <summary>Offers it to a partner.</summary>
    OfferTransfer,

    /// <summary>Takes it over.</summary>
    AcceptTransfer,

    /// <summary>Ends the offer.</summary>
    DeclineTransfer,
}
