using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Audit;

/// <summary>When something happens and who does it: what rules need to write facts, without a clock or chance of their own.</summary>
/// <param name="Now">UTC.</param>
/// <param name="By">Who; null for the service.</param>
/// <param name="Id">Random, or derived for steps that may be repeated; ids of facts are derived from it.</param>
internal sealed record Moment(DateTimeOffset Now, UserId? By, string Id)
{
    public Fact Fact(
        string kind, OrganisationId? organisation = null, string? subject = null, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in details) named[name] = value;
        return new(Derive(kind, subject), kind, Now, By, organisation, null, subject, named.ToImmutable());
    }

    /// <summary>An id that is the same whenever the same step is repeated.</summary>
    public string Derive(string kind, string? subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}|{kind}|{subject}")).AsSpan(0, 16));
}
