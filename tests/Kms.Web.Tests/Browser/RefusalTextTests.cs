using System.Text.RegularExpressions;
using Kms.Mail;
using Kms.Silo.Audit;
using Kms.Silo.Mail;

namespace Kms.Web.Tests.Browser;

/// <summary>Whatever the service refuses, the reader learns why in the own language: each code that a rule can give has a text in all four.</summary>
public sealed partial class RefusalTextTests
{
    public static TheoryData<string> Languages => ["Texts.resx", "Texts.da.resx", "Texts.fr.resx", "Texts.de.resx"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_refusal_has_a_text(string file)
    {
        var texts = TextsTests.Read(file);

        Assert.Empty(Enum.GetNames<Refusal>().Select(refusal => $"Refusal.{refusal}").Except(texts.Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_code_of_a_problem_has_a_text(string file)
    {
        var texts = TextsTests.Read(file);

        Assert.Empty(Codes().Select(code => $"Problem.{code}").Except(texts.Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_kind_of_mail_has_a_name(string file)
    {
        var kinds = File.ReadAllText(Path.Combine(TextsTests.Web, "..", "Kms.Grains", "Mail", "MailKinds.cs"));

        Assert.Empty(Kinds().Matches(kinds).Select(match => $"MailKind.{match.Groups[1].Value}").Except(TextsTests.Read(file).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_reason_why_a_mail_did_not_leave_has_a_text(string file)
    {
        var codes = typeof(MailFaults).GetFields().Select(field => $"MailFault.{field.GetRawConstantValue()}").ToList();

        Assert.NotEmpty(codes);
        Assert.Empty(codes.Except(TextsTests.Read(file).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_fault_of_an_email_template_and_every_field_of_one_has_a_text(string file)
    {
        var codes = typeof(TemplateFaults).GetFields().Select(field => $"Problem.{field.GetRawConstantValue()}");
        var fields = MailKinds.All.SelectMany(MailFields.All).Select(field => $"EmailField.{field}");

        Assert.Empty(codes.Concat(fields).Except(TextsTests.Read(file).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_fault_of_the_audit_trail_has_a_text(string file) =>
        Assert.Empty(AuditFaultTexts.All.Keys.Select(code => $"AuditFault.{code}").Except(TextsTests.Read(file).Keys));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_outcome_of_a_row_has_a_text(string file)
    {
        var steps = File.ReadAllText(Path.Combine(TextsTests.Web, "..", "Kms.Grains", "Devices", "DeviceWorker.cs"));
        var outcomes = Sources().SelectMany(source => Outcomes().Matches(source)).Concat(Steps().Matches(steps)).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Superset(new HashSet<string> { "granted", "transferred", "no-key" }, outcomes);
        Assert.Empty(outcomes.Select(outcome => $"Outcome.{outcome}").Except(TextsTests.Read(file).Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_detail_of_an_audit_entry_that_people_read_has_a_name(string file)
    {
        string[] identifiers = ["batch", "request", "right", "user"];
        var details = Sources().SelectMany(source => Details().Matches(source)).SelectMany(match => match.Groups[1].Captures).Select(capture => capture.Value).ToHashSet();

        Assert.Superset(new HashSet<string> { "keys", "roles", "total", "until" }, details);
        Assert.Empty(details.Except(identifiers).Select(name => $"Detail.{name}").Except(TextsTests.Read(file).Keys));
    }

    [Fact]
    public void Pages_and_command_line_say_the_same_of_the_audit_trail()
    {
        var texts = TextsTests.Read("Texts.resx");

        Assert.All(AuditFaultTexts.All, fault => Assert.Equal(fault.Value, texts[$"AuditFault.{fault.Key}"]));
    }

    [Fact]
    public void The_codes_are_found_where_rules_name_them()
    {
        string[] some = ["name-length", "in-the-past", "too-common", "file-password-wrong", "serial-malformed", "no-device-id", "not-lorawan"];

        Assert.Empty(some.Except(Codes()));
    }

    [Theory]
    [InlineData("Pages")]
    [InlineData("Components")]
    public void No_page_shows_the_english_words_of_a_refusal(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(TextsTests.Web, folder), "*.*", SearchOption.AllDirectories))
            Assert.DoesNotMatch(EnglishWords(), File.ReadAllText(file));
    }

    // Codes are literals beside the sentence that the API gives; the readers' codes are a table each.
    private static HashSet<string> Codes()
    {
        var grains = Path.Combine(TextsTests.Web, "..", "Kms.Grains");
        var sources = Directory.GetFiles(grains, "*.cs", SearchOption.AllDirectories).Concat(Directory.GetFiles(grains + ".Interfaces", "PasswordRules.cs", SearchOption.AllDirectories));
        return [.. sources.Select(File.ReadAllText).SelectMany(source => Literals().Matches(source)).Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value)];
    }

    [GeneratedRegex(@"Refuse\.Invalid\(""\w+"", ""([a-z-]+)""|new(?: Problem)?\(""\w*"", ""([a-z-]+)"", |(?:RowProblemCode|FileProblem)\.\w+ => ""([a-z-]+)""|ReportNote\(""([a-z-]+)""\)|new\(device, ""([a-z-]+)"", |(?:=> |Add\()""((?:too|contains|same)-[a-z-]+)""|Append\(""([a-z-]+)""\)|WorkResult\(""(no-key|identity-taken)""")]
    private static partial Regex Literals();

    private static IEnumerable<string> Sources() =>
        Directory.GetFiles(Path.Combine(TextsTests.Web, "..", "Kms.Grains"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"WorkResult(?:\.Not)?\(""([a-z-]+)""")]
    private static partial Regex Outcomes();

    // Beside the change that the step makes.
    [GeneratedRegex(@"\), ""([a-z-]+)""\),")]
    private static partial Regex Steps();

    // A fact names its details in the statement that makes it.
    [GeneratedRegex(@"(?:Fact\(|Trail\(id, job, )(?:[^;]*?\(""([a-z][a-zA-Z]*)"", )+")]
    private static partial Regex Details();

    [GeneratedRegex(@"= ""([a-z-]+)"";")]
    private static partial Regex Kinds();

    [GeneratedRegex(@"\b(?:refused|problem|job|Job|failed|Reason)\.(?:Message|Detail|Failure)\b(?!\.Contains)")]
    private static partial Regex EnglishWords();
}
