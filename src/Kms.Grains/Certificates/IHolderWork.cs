namespace Kms.Certificates;

/// <summary>The certificates of a person as links and the service itself use them; the grain key is the user. Never for the web tier.</summary>
[Alias("kms.IHolderWork")]
internal interface IHolderWork : IGrainWithStringKey
{
    [Alias("Peek")] Task<EnrolmentView> PeekAsync(CertificateOrderId order, string secret);

    [Alias("Check")] Task CheckAsync(CertificateOrderId order, string secret, string? renews, [Keys.Secret] string proof);

    [Alias("Enrol")] Task<CertificateRow> EnrolAsync(CertificateOrderId order, string secret, EnrolmentOrder enrolment);

    /// <summary>Mails the link of an open order again; the code stays. Nothing when the order is over.</summary>
    [Alias("SendAgain")] Task SendAgainAsync(CertificateOrderId order);
}
