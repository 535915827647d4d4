using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Ldap;

/// <summary>The public directory as mail programs ask it, by the real ldapsearch.</summary>
[Collection(LdapCollection.Name)]
public sealed class LdapSearchTests(LdapService ldap)
{
    [Fact]
    public async Task A_certificate_is_found_by_its_address_byte_for_byte()
    {
        var (code, said) = await ldap.SearchAsync($"(mail={ldap.Lena.Email.ToUpperInvariant()})", "cn", "mail", "userCertificate;binary");

        using var http = new HttpClient { BaseAddress = ldap.App.ClientOptions.BaseAddress };
        var certificate = await http.GetByteArrayAsync(new Uri($"certificates/search.cgi?uri={ldap.Lena.Email}", UriKind.Relative));
        Assert.Equal(0, code);
        Assert.Contains($"dn: mail={ldap.Lena.Email},dc=localhost\n", said, StringComparison.Ordinal);
        Assert.Contains($"mail: {ldap.Lena.Email}\n", said, StringComparison.Ordinal);
        Assert.Contains($"userCertificate;binary:: {Convert.ToBase64String(certificate)}\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("objectClass", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(|(mail={0})(cn={0}))")]
    [InlineData("(&(objectClass=*)(mail={0}))")]
    [InlineData("(&(objectClass=person)(|(rfc822Mailbox={0})(mail={0}))(userCertificate;binary=*))")]
    [InlineData("(&(mail=*)(|(mail={0}*)(cn={0}*)(sn={0}*)(givenName={0}*)(displayName={0}*)))")]
    [InlineData("(|(mail=*{0}*)(cn=*{0}*)(givenName=*{0}*)(sn=*{0}*))")]
    public async Task Filters_of_mail_programs_find_a_whole_address(string filter)
    {
        var (code, said) = await ldap.SearchAsync(filter.Replace("{0}", ldap.Lena.Email, StringComparison.Ordinal), "mail");

        Assert.Equal((0, $"dn: mail={ldap.Lena.Email},dc=localhost\nmail: {ldap.Lena.Email}\n\n"), (code, said));
    }

    [Theory]
    [InlineData("(objectClass=*)")]
    [InlineData("(mail=*)")]
    [InlineData("(mail=lena*)")]
    [InlineData("(mail=*@lambda.example)")]
    [InlineData("(cn=Lena*)")]
    [InlineData("(!(mail=nobody@lambda.example))")]
    [InlineData("(&(mail={0})(!(mail={0})))")]
    [InlineData("(&(mail={0})(mail=nobody@lambda.example))")]
    [InlineData("(&(mail={0})(colour=red))")]
    [InlineData("(mail>=a)")]
    public async Task Nobody_is_listed_and_part_of_an_address_finds_nobody(string filter) =>
        Assert.Equal((0, ""), await ldap.SearchAsync(filter.Replace("{0}", ldap.Lena.Email, StringComparison.Ordinal)));

    [Fact]
    public async Task Unknown_hidden_and_revoked_addresses_look_alike()
    {
        var hidden = await Enrolled.MakeAsync(ldap.App, ldap.Operator, inDirectory: false);
        var revoked = await Enrolled.MakeAsync(ldap.App, ldap.Operator);
        Assert.Contains(revoked.Email, (await ldap.SearchAsync($"(mail={revoked.Email})")).Said, StringComparison.Ordinal);
        await revoked.RevokeAsync();

        foreach (var email in new[] { "nobody@lambda.example", hidden.Email, revoked.Email }) Assert.Equal((0, ""), await ldap.SearchAsync($"(mail={email})"));
    }

    [Fact]
    public async Task Root_schema_and_an_entry_by_its_name_are_there()
    {
        var root = (await ldap.RunAsync("ldapsearch", "-LLL", "-b", "", "-s", "base", "+")).Said;
        var schema = (await ldap.RunAsync("ldapsearch", "-LLL", "-b", "cn=subschema", "-s", "base", "attributeTypes")).Said;
        var entry = (await ldap.RunAsync("ldapsearch", "-LLL", "-b", $"mail={ldap.Lena.Email},dc=localhost", "-s", "base", "mail")).Said;

        Assert.Contains("namingContexts: dc=localhost", root, StringComparison.Ordinal);
        Assert.Contains("supportedLDAPVersion: 3", root, StringComparison.Ordinal);
        Assert.Contains("subschemaSubentry: cn=subschema", root, StringComparison.Ordinal);
        Assert.Contains("NAME 'userCertificate'", schema, StringComparison.Ordinal);
        Assert.Contains($"mail: {ldap.Lena.Email}", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_passwords_writing_and_other_places_are_refused_in_a_sentence()
    {
        var named = await ldap.RunAsync("ldapsearch", "-D", "cn=admin,dc=localhost", "-w", "secret", "-b", "dc=localhost", "(mail=a@b.example)");
        var written = await ldap.RunAsync("ldapdelete", $"mail={ldap.Lena.Email},dc=localhost");
        var elsewhere = await ldap.RunAsync("ldapsearch", "-b", "o=elsewhere", "(mail=a@b.example)");
        var insisting = await ldap.RunAsync("ldapsearch", "-e", "!manageDSAit", "-b", "dc=localhost", "(mail=a@b.example)");

        Assert.Equal((53, true), (named.Code, named.Said.Contains("bind anonymously", StringComparison.Ordinal)));
        Assert.Equal((53, true), (written.Code, written.Said.Contains("read only", StringComparison.Ordinal)));
        Assert.Equal((32, true), (elsewhere.Code, elsewhere.Said.Contains("stands at dc=localhost", StringComparison.Ordinal)));
        Assert.Equal(12, insisting.Code);
    }
}
