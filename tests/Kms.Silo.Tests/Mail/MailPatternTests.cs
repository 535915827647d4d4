using System.Net;
using Kms.Silo.Mail;

namespace Kms.Silo.Tests.Mail;

public sealed class MailPatternTests
{
    private static readonly string[] s_known = ["name", "organisation"];

    [Theory]
    [InlineData("Hello {{name}}!", "Hello Anna!")]
    [InlineData("Hello {{ name }}!", "Hello Anna!")]
    [InlineData("{{#if name}}yes{{/if}}{{#if organisation}}no{{/if}}", "yes")]
    [InlineData("{{#if organisation}}a{{else}}b{{/if}}", "b")]
    [InlineData("{{#if name}}1{{#if organisation}}2{{else}}3{{/if}}4{{else}}5{{/if}}6", "1346")]
    [InlineData("{{#if organisation}}1{{#if name}}2{{else}}3{{/if}}{{else}}4{{#if name}}5{{/if}}{{/if}}", "45")]
    [InlineData("No field at all, } { {x} }}", "No field at all, } { {x} }}")]
    [InlineData("", "")]
    public void Fields_and_parts_are_filled_in(string text, string expected)
    {
        var pattern = MailPattern.Parse(text, s_known, (code, what) => Assert.Fail($"{code} {what}"));

        Assert.Equal(expected, pattern.Fill(new Dictionary<string, string?> { ["name"] = "Anna" }, value => value));
    }

    [Theory]
    [InlineData("{{nme}}", "template-field", "nme")]
    [InlineData("{{}}", "template-field", "")]
    [InlineData("{{{name}}}", "template-field", "{name")]
    [InlineData("{{#each name}}x{{/each}}", "template-field", "#each name")]
    [InlineData("{{> layout}}", "template-field", "> layout")]
    [InlineData("{{name.length}}", "template-field", "name.length")]
    [InlineData("{{lookup this \"password\"}}", "template-field", "lookup this \"password\"")]
    [InlineData("{{#if nme}}x{{/if}}", "template-field", "#if nme")]
    [InlineData("{{#if name}}x", "template-if", "name")]
    [InlineData("x{{/if}}", "template-end", "{{/if}}")]
    [InlineData("{{else}}", "template-end", "{{else}}")]
    [InlineData("{{#if name}}a{{else}}b{{else}}c{{/if}}", "template-end", "{{else}}")]
    [InlineData("Hello {{name", "template-open", "{{name")]
    public void Whatever_is_no_field_is_told(string text, string code, string what)
    {
        var problems = new List<(string, string)>();

        MailPattern.Parse(text, s_known, (found, about) => problems.Add((found, about)));

        Assert.Contains((code, what), problems);
    }

    [Fact]
    public void Values_are_encoded_and_never_read_as_fields()
    {
        var pattern = MailPattern.Parse("<p>{{name}}</p>", s_known, (_, _) => { });

        var filled = pattern.Fill(new Dictionary<string, string?> { ["name"] = "{{organisation}} <b>&\"'" }, WebUtility.HtmlEncode);

        Assert.Equal("<p>{{organisation}} &lt;b&gt;&amp;&quot;&#39;</p>", filled);
    }
}
