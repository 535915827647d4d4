namespace Kms.Certificates;

/// <summary>Where the authority publishes; certificates name these addresses for as long as they live, so they never change.</summary>
internal sealed record AuthorityAddresses(string Base)
{
    public string Root => Base + "/ca/root.cer";

    public string Issuing => Base + "/ca/issuing.cer";

    public string RootRevocations => Base + "/ca/root.crl";

    public string Revocations => Base + "/ca/issuing.crl";

    public string Ocsp => Base + "/ca/ocsp";
}
