namespace Kms.Organisations;

/// <summary>What an organisation is.</summary>
[GenerateSerializer, Alias("kms.OrganisationKind")]
public enum OrganisationKind
{
    /// <summary>Makes devices and imports their factory keys for its own maker codes.</summary>
    Manufacturer,

    /// <summary>Sells devices and grants read rights.</summary>
    Reseller,

    /// <summary>Runs devices.</summary>
    Utility,

    /// <summary>Reads devices for others.</summary>
    ServiceProvider,

    /// <summary>One person's own, made when a person without organisation claims.</summary>
    Personal,
}
