using System.Collections.Immutable;
using Kms.Audit;

namespace Kms.Mail;

/// <summary>What a rule decided: the next state, and what happened.</summary>
internal sealed record TemplateChange(EmailTemplatesState Next, ImmutableArray<Fact> Facts);
