using System.Runtime.CompilerServices;

namespace Kms.Imports;

/// <summary>TR005 texts, one per line: devices without keys.</summary>
internal sealed class Tr005Source(KeyFileOptions options) : IRowSource
{
    public async IAsyncEnumerable<ImportRow> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var records = new RecordReader(content, (byte)'\n', options.LongestRow);
        var draft = new RowDraft(options.Manufacturer);
        while (await records.ReadAsync(cancellation))
            if (Parse(records, draft) is { } row) yield return row;
    }

    private static ImportRow? Parse(RecordReader records, RowDraft draft)
    {
        var text = Fields.Trimmed(records.Record).Trim((byte)'"');
        if (records.Fault == RecordFault.None && text.IsEmpty) return null;
        draft.Start(records.Line);
        if (records.Fault != RecordFault.None) draft.Report(records.Fault == RecordFault.TooLong ? RowProblemCode.RowTooLong : RowProblemCode.QuoteUnclosed);
        else if (Tr005.TryParse(Fields.Text(text)) is { } code) draft.Device = DeviceOf(code);
        else draft.Report(RowProblemCode.QrCodeMalformed, null, ShownValue.Of(text));
        return draft.Finish(keyExpected: false);
    }

    private static ImportedDevice DeviceOf(Tr005 code) =>
        new() { DevEui = code.DevEui, JoinEui = code.JoinEui, Profile = code.Profile, ClaimToken = code.OwnerToken, Serial = code.Serial };
}
