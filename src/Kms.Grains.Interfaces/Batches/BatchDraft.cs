using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Files;
using Kms.Organisations;

namespace Kms.Batches;

/// <summary>A named delivery to be made from one or more files of serial numbers, or from marked devices.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Organisation">Whom it is for.</param>
/// <param name="Files">Uploaded <c>.txt</c> or <c>.csv</c> files.</param>
/// <param name="Manufacturer">For serials without manufacturer.</param>
/// <param name="DryRun">Report only.</param>
/// <param name="Selection">Devices of the catalogue, in place of files or beside them; at most 100,000.</param>
[GenerateSerializer, Immutable, Alias("kms.BatchDraft")]
public sealed record BatchDraft(string Name, OrganisationId Organisation, ImmutableArray<FileId> Files, string? Manufacturer, bool DryRun,
    Selection? Selection = null);
