using Kms.Storage;

namespace Kms.Silo.Hosting;

/// <summary>The settings under <c>Kms</c>; the environment writes <c>Kms__PublicUrl</c>. Nothing needs setting for a first run.</summary>
internal sealed class KmsOptions
{
    public const string Section = "Kms";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>Folder of the SQLite file, the root key, the audit checkpoints and outgoing mail.</summary>
    public string Data { get; set; } = "data";

    /// <summary><c>sqlite</c> or <c>postgres</c>, the latter with ConnectionStrings:Kms.</summary>
    public string Database { get; set; } = Sqlite;

    /// <summary>Links in mails begin with it; never taken from a request.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>How long an idle grain stays in memory.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    public ProductOptions Product { get; set; } = new();

    public KeyOptions Keys { get; set; } = new();

    public SmtpOptions Smtp { get; set; } = new();

    public RetentionOptions Retention { get; set; } = new();

    public SetupOptions Setup { get; set; } = new();

    public bool UsesPostgres => string.Equals(Database, Postgres, StringComparison.OrdinalIgnoreCase);

    /// <summary>The public address without a slash at its end, so that a path can follow.</summary>
    public string PublicBase => PublicUrl.TrimEnd('/');

    public string PathOf(string name) => Path.Combine(Path.GetFullPath(Data), name);
}
