using Kms.Users;
using Kms.Web.Pages.Invitations;

namespace Kms.Web.Tests.Components;

public sealed class InvitationSheetTests
{
    [Theory]
    [InlineData("anna@example.com")]
    [InlineData("anna@example.com,Anna,Reader,da")]
    [InlineData("anna@example.com;Anna;Reader;da")]
    [InlineData("anna@example.com\tAnna\tReader\tda")]
    [InlineData("\uFEFFE-mail;Navn;Rolle;Sprog\r\nanna@example.com;Anna;Reader;DA\r\n")]
    [InlineData("Name,Language,Email\n\"Anna\",da,anna@example.com")]
    [InlineData("\n\n  \nanna@example.com ; Anna ; Reader ; da\n")]
    public void A_line_is_read_whatever_separates_and_in_whatever_order(string text)
    {
        var line = Assert.Single(Read(text));

        Assert.Null(line.Fault);
        Assert.Equal("anna@example.com", line.Email);
        if (text.Contains("Anna", StringComparison.Ordinal)) Assert.Equal(("Anna", "da"), (line.Name, line.Language));
    }

    [Fact]
    public void Each_fault_is_told_with_the_number_of_its_line()
    {
        var lines = Read("anna@example.com\nnobody\nANNA@example.com\nbo@example.com,Bo,Emperor\ncy@example.com,,,sv\ndi@example.com,,Reader+Auditor,fr");

        Assert.Equal(
            [(1, null, null), (2, "email-malformed", null), (3, "email-twice", null), (4, "role-unknown", "Emperor"), (5, "language-unknown", "sv"), (6, null, null)],
            lines.Select(line => (line.Number, line.Fault, line.About)));
        Assert.Equal((Roles.Reader | Roles.Auditor, "fr"), (lines[5].Roles, lines[5].Language));
    }

    [Fact]
    public void A_quoted_name_may_hold_the_separator_and_quotes()
    {
        var line = Assert.Single(Read("anna@example.com,\"Jensen, \"\"Anna\"\"\",Reader"));

        Assert.Equal(("Jensen, \"Anna\"", Roles.Reader), (line.Name, line.Roles));
    }

    private static IReadOnlyList<InvitationLine> Read(string text) =>
        InvitationSheet.Read(text, name => Enum.TryParse<Roles>(name, ignoreCase: true, out var role) ? role : null);
}
