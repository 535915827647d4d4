using Kms.Users;

namespace Kms.Branding;

/// <summary>Under which name, colours and logo the service runs, over what is configured. The grain key is "brand".</summary>
[Alias("kms.IBrandGrain")]
public interface IBrandGrain : IGrainWithStringKey
{
    /// <summary>What the operator has set; every page shows it, to guests too.</summary>
    [Repeatable, Alias("Get")] Task<BrandView> GetAsync();

    /// <summary>The operator's logo; null when there is none.</summary>
    [Repeatable, Alias("GetLogo")] Task<LogoView?> GetLogoAsync();

    /// <summary>
    /// Sets name, colour and support (operator). Refuses <see cref="Refusal.Invalid"/> field by field and <see cref="Refusal.Conflict"/> when
    /// <paramref name="version"/> is not the present one.
    /// </summary>
    [Alias("Set")] Task<BrandView> SetAsync(ActorTicket actor, BrandDraft draft, string? version);

    /// <summary>
    /// Sets the logo (operator): a picture of at most 128 kB, told by what it holds; empty takes it away. Refuses <see cref="Refusal.Invalid"/>
    /// for what is no picture and <see cref="Refusal.TooLarge"/>.
    /// </summary>
    [Alias("SetLogo")] Task<BrandView> SetLogoAsync(ActorTicket actor, byte[] content);
}
