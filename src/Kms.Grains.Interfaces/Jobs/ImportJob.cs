using Kms.Files;
using Kms.Organisations;

namespace Kms.Jobs;

/// <summary>Imports a key file.</summary>
/// <param name="File">The uploaded file.</param>
/// <param name="Format">auto, list, kem, pskc, tts-csv, tts-json or tr005.</param>
/// <param name="Manufacturer">For rows without one.</param>
/// <param name="AllocateTo">Delivers the new devices to an organisation.</param>
/// <param name="PublicClaim">Lets anybody with the short code claim.</param>
/// <param name="DryRun">Report only.</param>
[GenerateSerializer, Immutable, Alias("kms.ImportJob")]
public sealed record ImportJob(
    FileId File, string Format, string? Manufacturer, OrganisationId? AllocateTo, bool PublicClaim, bool DryRun) : JobOrder;
