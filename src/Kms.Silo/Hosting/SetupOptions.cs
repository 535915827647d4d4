namespace Kms.Silo.Hosting;

/// <summary>The first operator, made without a browser while there is none.</summary>
internal sealed class SetupOptions
{
    public string? OperatorEmail { get; set; }

    public string? OperatorPassword { get; set; }
}
