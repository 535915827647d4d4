using System.Text;
using Kms.Files;
using Kms.Web.Auth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kms.Web.Api;

/// <summary>Reads a multipart form as it arrives. A file goes to its grain piece by piece and is never held whole, here or on disk.</summary>
internal sealed class UploadReader(IGrainFactory grains, IActorSource actors)
{
    private const int Piece = 1 << 20;
    private const int MaxField = 8 << 10;
    private const int MaxSections = 64;
    private const int MaxBoundary = 100;

    public async Task<Upload> ReadAsync(HttpRequest request)
    {
        var reader = new MultipartReader(FindBoundary(request), request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 << 10 };
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<UploadedFile>();
        try
        {
            for (var left = MaxSections; await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section; left--)
            {
                if (left == 0) throw Refused.Invalid("body", "too-many-parts", $"A form has at most {MaxSections} parts.");
                var disposition = section.GetContentDispositionHeader() ?? throw Malformed();
                if (disposition.IsFileDisposition()) files.Add(await ReadFileAsync(section, disposition, request.HttpContext.RequestAborted));
                else fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = await ReadFieldAsync(section);
            }
        }
        // A body that ends in the middle, or is no form at all.
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException) { throw Malformed(); }
        return new Upload(fields, files);
    }

    /// <summary>Ends the uploads; only now can a job read them. The secret may have come after the file.</summary>
    public async Task CompleteAsync(Upload upload, string? secret)
    {
        foreach (var file in upload.Files) await grains.GetGrain<IFileGrain>(file.Id.Value).CompleteAsync(await actors.GetAsync(), secret);
    }

    private async Task<UploadedFile> ReadFileAsync(MultipartSection section, ContentDispositionHeaderValue disposition, CancellationToken cancellation)
    {
        var name = FileNameOf(disposition);
        // Always a fresh one: a repeated request after a broken upload sends the file anew, under the same job.
        var id = Ids.New();
        var file = grains.GetGrain<IFileGrain>(id);
        await file.BeginAsync(await actors.GetAsync(), name, null);
        var buffer = new byte[Piece];
        var offset = 0L;
        while (await section.Body.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellation) is var read and > 0)
        {
            await file.AppendAsync(await actors.GetAsync(), offset, read == Piece ? buffer : buffer[..read]);
            offset += read;
        }
        return new UploadedFile(new FileId(id), HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), name, offset);
    }

    private static async Task<string> ReadFieldAsync(MultipartSection section)
    {
        var buffer = new byte[MaxField + 1];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        return read <= MaxField ? Encoding.UTF8.GetString(buffer, 0, read).Trim() : throw Refused.Invalid("body", "too-long", $"A field has at most {MaxField} bytes.");
    }

    // The name is shown and stored, never used as a path.
    private static string FileNameOf(ContentDispositionHeaderValue disposition)
    {
        var text = disposition.FileNameStar.HasValue ? disposition.FileNameStar.ToString() : HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
        var name = new string([.. text[(text.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c)).Take(100)]);
        return name.Length == 0 ? "upload" : name;
    }

    private static string FindBoundary(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new BadHttpRequestException("A form with files is expected.", StatusCodes.Status415UnsupportedMediaType);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is > 0 and <= MaxBoundary ? boundary : throw Malformed();
    }

    private static RefusedException Malformed() => Refused.Invalid("body", "malformed", "The form is incomplete or malformed. Send the file again.");
}
