namespace Kms.Web.Tests.Ldap;

[CollectionDefinition(Name)]
public sealed class LdapCollection : ICollectionFixture<LdapService>
{
    public const string Name = "ldap";
}
