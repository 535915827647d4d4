using System.Text;
using Kms.Audit;
using Kms.Keys;
using Kms.Users;

namespace Kms.Silo.Keys;

/// <summary>A keyed hash of the address: nobody without the ring can try addresses against it.</summary>
internal sealed class Pseudonyms(IKeyVault vault) : IPseudonyms
{
    private const string Label = "pseudonym";
    private const int Bytes = 16;

    public string For(EmailAddress email) =>
        "p:" + Convert.ToHexStringLower(vault.Hash(Label, Encoding.UTF8.GetBytes(email.Value)).AsSpan(0, Bytes));
}
