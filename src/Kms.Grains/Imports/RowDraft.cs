using System.Collections.Immutable;
using Kms.Devices;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>A row while it is read; used again for the next one. What a field means is decided in <see cref="FieldReader"/>.</summary>
internal sealed class RowDraft(string? defaultManufacturer)
{
    private readonly List<DraftKey> keys = [];
    private readonly List<RowProblem> problems = [];
    private readonly List<DeviceId> aliases = [];

    public long Line { get; private set; }

    public ImportedDevice Device { get; set; } = new();

    public KeyPurpose? Purpose { get; set; }

    public KeyAlgorithm? Algorithm { get; set; }

    public int? KeyVersion { get; set; }

    public KeyState? KeyState { get; set; }

    public int KeyCount => keys.Count;

    public bool HasProblems => problems.Exists(p => !p.IsWarning);

    public void Start(long line)
    {
        Line = line;
        Device = new ImportedDevice();
        (Purpose, Algorithm, KeyVersion, KeyState) = (null, null, null, null);
        keys.Clear();
        problems.Clear();
        aliases.Clear();
    }

    public void Report(RowProblemCode code, string? column = null, string? value = null) => problems.Add(RowProblems.Of(code, column, value));

    public void AddAlias(DeviceId alias) => aliases.Add(alias);

    public void AddKey(DraftKey key) => keys.Add(key);

    /// <summary>Gives the keys from <paramref name="first"/> on what the fields around them said.</summary>
    public void CompleteKeys(int first)
    {
        for (var i = first; i < keys.Count; i++)
            keys[i] = keys[i] with { Purpose = Purpose, Algorithm = Algorithm, Version = KeyVersion, State = KeyState };
    }

    /// <summary>The finished row; the draft no longer owns the keys.</summary>
    public ImportRow Finish(bool keyExpected)
    {
        var device = RowIdentity.Settle(Device, defaultManufacturer, aliases, keys, this);
        if (keyExpected && keys.Count == 0 && !HasProblems) Report(RowProblemCode.KeyMissing);
        var row = new ImportRow(Line, device, FinishKeys(device), [.. problems]);
        keys.Clear();
        return row;
    }

    /// <summary>Wipes what was read of a row that will not be finished.</summary>
    public void Abandon()
    {
        foreach (var key in keys) key.Value.Dispose();
        keys.Clear();
    }

    private ImmutableArray<ImportedKey> FinishKeys(ImportedDevice device)
    {
        var finished = new ImportedKey[keys.Count];
        for (var i = 0; i < finished.Length; i++) finished[i] = FinishKey(keys[i], device);
        return ImmutableArray.Create(finished);
    }

    private ImportedKey FinishKey(DraftKey key, ImportedDevice device)
    {
        var purpose = key.Purpose ?? Purpose ?? (device.Id is { IsEui: true } ? KeyPurpose.AppKey : KeyPurpose.Dek);
        var algorithm = key.Algorithm ?? Algorithm ?? KeyLengths.UsualFor(key.Value.Length);
        if (!KeyLengths.Fits(algorithm, key.Value.Length)) Report(RowProblemCode.AlgorithmUnknown);
        return new(purpose, algorithm, key.Version ?? KeyVersion, key.State ?? KeyState, key.Value);
    }
}
