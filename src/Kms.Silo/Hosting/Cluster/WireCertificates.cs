using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>The certificate in use: a new one is taken for the next connection after its files changed, without a restart.</summary>
internal sealed partial class WireCertificates(IOptions<WireOptions> options, WireRole role, ILogger<WireCertificates> logger)
{
    private readonly Lock _lock = new();
    private WireIdentity? _current;
    private string? _mark;

    public WireIdentity Current
    {
        get
        {
            lock (_lock)
            {
                var tls = options.Value.Tls;
                var mark = string.Join(' ', tls.Files.Select(file => Written(file.Path ?? "").Ticks));
                if (_current is not null && mark == _mark) return _current;
                _mark = mark;
                return _current = Read(tls);
            }
        }
    }

    // A mounted secret is renewed by pointing a link elsewhere; a file that is just being replaced may be gone for a moment.
    private static DateTime Written(string path)
    {
        try { return File.GetLastWriteTimeUtc(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return default; }
    }

    // Files are replaced one after the other: until they fit, what was in use stays in use.
    private WireIdentity Read(WireTlsOptions tls)
    {
        try
        {
            return new WireFiles(tls, role).Read();
        }
        catch (StartException fault) when (_current is not null)
        {
            LogUnusable(fault.Message);
            return _current;
        }
    }
}
