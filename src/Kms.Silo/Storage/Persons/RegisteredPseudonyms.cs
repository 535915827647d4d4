using Kms.Audit;
using Kms.Silo.Keys;
using Kms.Users;

namespace Kms.Silo.Storage.Persons;

/// <summary>Pseudonyms whose way back to the address is kept until the person is erased.</summary>
internal sealed class RegisteredPseudonyms(Pseudonyms pseudonyms, PersonRegister register) : IPseudonyms
{
    public string For(EmailAddress email)
    {
        var pseudonym = pseudonyms.For(email);
        register.Add(pseudonym, email);
        return pseudonym;
    }
}
