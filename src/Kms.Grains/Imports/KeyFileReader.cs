namespace Kms.Imports;

/// <summary>
/// Reads a key file of any known format from a stream that is read once, forward. A bad row is given like the others, with its
/// problems; a file that cannot be read at all ends in <see cref="UnreadableFileException"/> and nothing else.
/// </summary>
internal sealed class KeyFileReader
{
    private const int HeadLength = 16 * 1024;

    private readonly Stream content;
    private readonly IRowSource source;

    private KeyFileReader(KeyFileFormat format, Stream content, IRowSource source)
    {
        Format = format;
        this.content = content;
        this.source = source;
    }

    public KeyFileFormat Format { get; }

    /// <summary>Reads the head of the file and tells its format. The stream stays the caller's.</summary>
    public static async Task<KeyFileReader> OpenAsync(Stream file, KeyFileOptions options, CancellationToken cancellation)
    {
        var head = await HeadOfAsync(file, cancellation);
        if (head.Length == 0) throw new UnreadableFileException(FileProblem.Empty, "The file is empty.");
        var guess = options.Format is { } forced ? FormatDetector.Forced(forced, head) : FormatDetector.Guess(head);
        if (guess.Format is KeyFileFormat.Kem or KeyFileFormat.Pskc) // XML names its own encoding
            return new(guess.Format, new PrefixedStream(head, 0, file), guess.Format == KeyFileFormat.Kem ? new KemSource(options) : new PskcSource(options));
        var text = TextSource.AsUtf8(new PrefixedStream(head, TextSource.MarkLength(head), file), guess.Text);
        return new(guess.Format, text, SourceOf(guess, options));
    }

    /// <summary>Tells the format; what was read of the stream is gone.</summary>
    public static async Task<KeyFileFormat> DetectAsync(Stream file, CancellationToken cancellation) =>
        (await OpenAsync(file, new KeyFileOptions(), cancellation)).Format;

    /// <summary>The rows, once. Whoever takes a row disposes it.</summary>
    public IAsyncEnumerable<ImportRow> ReadAsync(CancellationToken cancellation) => source.ReadAsync(content, cancellation);

    private static IRowSource SourceOf(FormatGuess guess, KeyFileOptions options) => guess.Format switch
    {
        KeyFileFormat.Json => new JsonSource(options),
        KeyFileFormat.Tr005 => new Tr005Source(options),
        _ => new PlainListSource(options, guess.Separator),
    };

    private static async Task<byte[]> HeadOfAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[HeadLength];
        var count = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        return count == head.Length ? head : head[..count];
    }
}
