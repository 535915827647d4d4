using System.Collections.Immutable;
using System.Text;

namespace Kms.Silo.Mail;

/// <summary>
/// A text with fields: <c>{{name}}</c>, and <c>{{#if name}}...{{else}}...{{/if}}</c> for parts that depend on one. There is nothing else: no
/// expressions, no helpers, no raw output, so that whoever writes a template can neither run anything nor reach what is not a field.
/// </summary>
internal sealed class MailPattern
{
    private readonly ImmutableArray<MailToken> _tokens;

    private MailPattern(ImmutableArray<MailToken> tokens) => _tokens = tokens;

    /// <param name="text">The text.</param>
    /// <param name="known">The fields that it may use.</param>
    /// <param name="problem">Told what is wrong: a code, and what it is about.</param>
    public static MailPattern Parse(string text, IReadOnlyCollection<string> known, Action<string, string> problem)
    {
        var tokens = ImmutableArray.CreateBuilder<MailToken>();
        var at = 0;
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            tokens.Add(new(MailTokenKind.Text, text[at..open]));
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                problem(TemplateFaults.Open, Shorten(text[open..]));
                return new([]);
            }
            at = close + 2;
            tokens.Add(Read(text[(open + 2)..close], known, problem));
        }
        tokens.Add(new(MailTokenKind.Text, text[at..]));
        CheckNesting(tokens, problem);
        return new(tokens.ToImmutable());
    }

    /// <summary>With a value in place of each field; absent ones are null. Values go through <paramref name="encode"/>, the text does not.</summary>
    public string Fill(IReadOnlyDictionary<string, string?> values, Func<string, string> encode)
    {
        var text = new StringBuilder();
        var around = new Stack<(bool Shown, bool Met)>();
        var shown = true;
        foreach (var (kind, value) in _tokens)
        {
            switch (kind)
            {
                case MailTokenKind.If:
                    around.Push((shown, values.GetValueOrDefault(value) is not null));
                    shown = shown && around.Peek().Met;
                    break;
                case MailTokenKind.Else:
                    shown = around.Peek() is { Shown: true, Met: false };
                    break;
                case MailTokenKind.End:
                    shown = around.Pop().Shown;
                    break;
                case var _ when shown:
                    text.Append(kind == MailTokenKind.Text ? value : encode(values.GetValueOrDefault(value) ?? ""));
                    break;
            }
        }
        return text.ToString();
    }

    private static MailToken Read(string inside, IReadOnlyCollection<string> known, Action<string, string> problem)
    {
        var (kind, name) = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["else"] => (MailTokenKind.Else, ""),
            ["/if"] => (MailTokenKind.End, ""),
            ["#if", var asked] => (MailTokenKind.If, asked),
            [var field] => (MailTokenKind.Field, field),
            _ => (MailTokenKind.Field, inside),
        };
        if (name.Length > 0 ? !known.Contains(name) : kind == MailTokenKind.Field) problem(TemplateFaults.UnknownField, Shorten(inside));
        return new(kind, name);
    }

    private static void CheckNesting(IEnumerable<MailToken> tokens, Action<string, string> problem)
    {
        var open = new Stack<(string Name, bool HasElse)>();
        foreach (var (kind, name) in tokens)
        {
            if (kind == MailTokenKind.If) open.Push((name, false));
            else if (kind == MailTokenKind.Else && open.TryPop(out var part) && !part.HasElse) open.Push(part with { HasElse = true });
            else if (kind == MailTokenKind.End && open.TryPop(out _)) continue;
            else if (kind is MailTokenKind.Else or MailTokenKind.End) problem(TemplateFaults.StrayEnd, kind == MailTokenKind.End ? "{{/if}}" : "{{else}}");
        }
        foreach (var (name, _) in open) problem(TemplateFaults.UnclosedPart, name);
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
