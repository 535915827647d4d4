using System.Net.Mail;
using System.Text.RegularExpressions;
using Kms.Testing;
using Kms.Users;

namespace Kms.Tests.Users;

/// <summary>A million broken addresses: what is accepted is exactly one mailbox, by our rule and by the framework's parser.</summary>
public sealed partial class EmailFuzzTests
{
    private static readonly string[] s_seeds =
    [
        "anna@example.com", "a.b+c@sub.example.org", "o'neil@example.co.uk", "x@xn--bcher-kva.example", "anna@bücher.example", "\"quoted\"@example.com",
        "Anna <anna@example.com>", "a@b.c,d@e.f", "a@[127.0.0.1]",
    ];

    [Fact]
    public void No_broken_address_becomes_another_mailbox_or_two()
    {
        var random = new XorShift(2028);
        var accepted = 0;
        for (var i = 0; i < 1_000_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            var text = Fuzz.Break(random.Pick(s_seeds), random);
            if (!EmailAddress.TryParse(text, out var email)) continue;
            accepted++;
            Assert.True(Strict().IsMatch(email.Value), $"{text} became {email}");
            Assert.Equal(email, EmailAddress.Parse(email.Value));
            if (accepted % 50 == 0) Assert.Equal(email.Value, new MailAddress(email.Value).Address);
        }
        Assert.InRange(accepted, 1_000, int.MaxValue);
    }

    [Theory]
    [InlineData("=?utf-8?q?=0d=0abcc:?=@example.com", false)]
    [InlineData("=?x@example.com", false)]
    [InlineData("a=b?c@example.com", true)]
    public void An_encoded_word_is_no_address(string text, bool isOne) => Assert.Equal(isOne, EmailAddress.TryParse(text, out _));

    [GeneratedRegex(@"\A[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    private static partial Regex Strict();
}
