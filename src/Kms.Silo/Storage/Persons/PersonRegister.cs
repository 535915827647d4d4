using System.Collections.Concurrent;
using Kms.Silo.Storage.Writing;
using Kms.Users;

namespace Kms.Silo.Storage.Persons;

/// <summary>Addresses whose pseudonym was made but whose row is not written yet; it is written with the first fact that names it.</summary>
internal sealed class PersonRegister
{
    // Pseudonyms of acts that were refused are never written, and both lists must end somewhere: past this many they start anew.
    private const int MaxRemembered = 100_000;

    private readonly ConcurrentDictionary<string, string> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);

    public void Add(string pseudonym, EmailAddress email)
    {
        if (_written.ContainsKey(pseudonym)) return;
        if (_waiting.Count >= MaxRemembered) _waiting.Clear();
        _waiting.TryAdd(pseudonym, email.Value);
    }

    public string? AddressOf(string? subject) => subject is not null && _waiting.TryGetValue(subject, out var address) ? address : null;

    public void Written(IReadOnlyList<WriteUnit> units)
    {
        if (_waiting.IsEmpty) return;
        foreach (var unit in units)
            foreach (var fact in unit.Facts)
                if (unit.Accepted && fact.Fact.Subject is { } subject && _waiting.TryRemove(subject, out _)) Remember(subject);
    }

    public void Forget(string pseudonym)
    {
        _waiting.TryRemove(pseudonym, out _);
        _written.TryRemove(pseudonym, out _);
    }

    private void Remember(string pseudonym)
    {
        if (_written.Count >= MaxRemembered) _written.Clear();
        _written[pseudonym] = true;
    }
}
