using System.Security.Cryptography;
using System.Text;
using Kms.Keys;
using Kms.Silo.Hosting;

namespace Kms.Silo.Keys;

/// <summary>
/// The <c>file</c> provider: one line <c>kms-root-key-1 {id} {base64 of 32 bytes}</c>, readable by the service's account alone. The id lets
/// a damaged file be told from another key's file.
/// </summary>
internal sealed class RootKeyFile(string path) : IRootKeyProvider, IRecoverable
{
    private const string Heading = "kms-root-key-1";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Place { get; } = $"the root key file {path} (setting Kms:Keys:RootKeyFile)";

    public async ValueTask<IRootKey?> FindAsync(CancellationToken cancellation = default)
    {
        byte[] text;
        try { text = await File.ReadAllBytesAsync(path, cancellation); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return null; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Cannot read {Place}: {e.Message} Let the service's account read it.");
        }
        try { return Read(text) ?? throw Damaged(); }
        finally { CryptographicOperations.ZeroMemory(text); }
    }

    public async ValueTask<IRootKey> CreateAsync(CancellationToken cancellation = default)
    {
        using var key = ClearKey.Generate(RootKey.Bytes);
        var root = new RootKey(ClearKey.FromBytes(key.Reveal()));
        var line = Encoding.ASCII.GetBytes($"{Heading} {root.Id} {Convert.ToBase64String(key.Reveal())}\n");
        try { await WriteAsync(line, cancellation); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            root.Dispose();
            throw new StartException($"Cannot write {Place}: {e.Message} Give the service's account a folder that it may write to.");
        }
        finally { CryptographicOperations.ZeroMemory(line); }
        return root;
    }

    public async ValueTask<byte[]?> CopyAsync(CancellationToken cancellation = default) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;

    public async ValueTask<string> PutBackAsync(ReadOnlyMemory<byte> copy, CancellationToken cancellation = default)
    {
        using var root = Read(copy.Span) ?? throw new StartException("The copy holds no root key of this kind. Nothing was changed.");
        if (File.Exists(path)) throw new StartException($"There is a root key in {Place} already. Move it away first. Nothing was changed.");
        await WriteAsync(copy, cancellation);
        return root.Id;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        PrivateFolder.Create(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        await using var file = new FileStream(path, options);
        await file.WriteAsync(line, cancellation);
        // The ring that hangs on this key is stored next: the key has to be on disk before.
        file.Flush(flushToDisk: true);
    }

    private static RootKey? Read(ReadOnlySpan<byte> text)
    {
        Span<Range> parts = stackalloc Range[4];
        var line = Encoding.ASCII.GetString(text).AsSpan().Trim();
        if (line.Split(parts, ' ') != 3 || line[parts[0]] is not Heading) return null;
        Span<byte> bytes = stackalloc byte[RootKey.Bytes + 1];
        if (!Convert.TryFromBase64Chars(line[parts[2]], bytes, out var length) || length != RootKey.Bytes) return null;
        var root = new RootKey(ClearKey.FromBytes(bytes[..length]));
        CryptographicOperations.ZeroMemory(bytes);
        if (line[parts[1]].SequenceEqual(root.Id)) return root;
        root.Dispose();
        return null;
    }

    private StartException Damaged() =>
        new($"{char.ToUpperInvariant(Place[0])}{Place[1..]} is damaged or is no root key. Put your recovery copy in its place. Nothing was changed.");
}
