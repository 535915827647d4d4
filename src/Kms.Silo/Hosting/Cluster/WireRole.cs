namespace Kms.Silo.Hosting;

/// <summary>What a certificate makes of who shows it: the extended key usage serverAuth makes a silo.</summary>
internal enum WireRole
{
    Silo,
    WebNode,
}
