using System.Text.Json.Serialization;
using Kms.Exports;
using Kms.Jobs;

namespace Kms.Web.Api;

/// <summary>The file of an export; the password is that of a legacy KEM file.</summary>
internal sealed record JobFile(
    string Name, long Length, string Href, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Password,
    ExportProtection Protection)
{
    public static JobFile? Of(JobView job) =>
        job.File is { } file ? new JobFile(file.Name, file.Length, $"/api/v1/exports/{job.Id}/file", job.FilePassword, job.Protection) : null;

    public override string ToString() => $"JobFile({Name})";
}
