namespace Kms.Imports;

/// <summary>One format's way from bytes to rows.</summary>
internal interface IRowSource
{
    IAsyncEnumerable<ImportRow> ReadAsync(Stream content, CancellationToken cancellation);
}
