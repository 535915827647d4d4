using Kms.Certificates;
using Kms.Web.Api;
using Kms.Web.Auth;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Kms.Web.Pages.Certificates;

/// <summary>Answers the form of <see cref="Backup"/> with the file, or leads back with what was wrong.</summary>
internal static class BackupFile
{
    public const string Path = "/certificates/backup";

    private const string MediaType = "application/x-pkcs12";

    public static async Task<Results<FileContentHttpResult, RedirectHttpResult>> GetAsync(
        [FromForm(Name = "Serial")] string serial, [FromForm(Name = "Password")] string? password, [FromForm(Name = "Name")] string? name,
        [FromForm(Name = "Compatible")] bool? compatible, IGrainFactory grains, IActorSource actors, Denials denials)
    {
        try
        {
            var actor = await actors.GetAsync();
            var file = await grains.GetGrain<ICertificateHolderGrain>(actor.User.Value).BackupAsync(actor, serial, password ?? "", name, compatible == true);
            return TypedResults.File(file.Content, MediaType, file.Name);
        }
        catch (RefusedException refused) when (refused.Refusal != Refusal.SessionEnded)
        {
            await denials.NoteAsync(refused, $"page {Path}");
            var fault = refused.Problems is [var problem, ..] ? problem.Code : RefusalStatus.CodeOf(refused.Refusal);
            return TypedResults.Redirect($"{Path}/{Uri.EscapeDataString(serial)}?fault={fault}");
        }
    }
}
