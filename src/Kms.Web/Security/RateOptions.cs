namespace Kms.Web.Security;

/// <summary>Requests a minute, from <c>Kms:Rates</c>. What an account may try is decided in the grains; this keeps floods away from them.</summary>
internal sealed class RateOptions
{
    /// <summary>Of one signed-in account.</summary>
    public int Account { get; set; } = 6_000;

    /// <summary>Of one address without sign-in.</summary>
    public int Address { get; set; } = 1_200;

    /// <summary>Of one address at sign-in, registration, activation and the like.</summary>
    public int Door { get; set; } = 300;
}
