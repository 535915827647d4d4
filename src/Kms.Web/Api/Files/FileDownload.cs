using System.Security.Cryptography;
using Kms.Files;
using Kms.Web.Auth;
using Microsoft.Net.Http.Headers;

namespace Kms.Web.Api;

/// <summary>Sends a produced file piece by piece, whole or from where a broken download stopped (RFC 9110, section 14).</summary>
internal sealed class FileDownload(IFileGrain grain, FileInfoView file, IActorSource actors) : IResult
{
    private const int Piece = 1 << 20;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.AcceptRanges = "bytes";
        var tag = $"\"{file.Id}\"";
        response.Headers.ETag = tag;
        if (!ByteRange.TryFind(httpContext.Request, tag, file.Length, out var range))
        {
            response.Headers.ContentRange = $"bytes */{file.Length}";
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            return;
        }
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.Name, FileName = "keys" }.ToString();
        // Read first, then promise: a file that is gone is a problem answer, not half a download.
        var first = await ReadAsync(range.From, range.Length);
        response.ContentType = file.MediaType;
        response.ContentLength = range.Length;
        if (range.IsPart) response.Headers.ContentRange = $"bytes {range.From}-{range.To}/{file.Length}";
        response.StatusCode = range.IsPart ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
        await SendAsync(response, range, first, httpContext.RequestAborted);
    }

    private async Task SendAsync(HttpResponse response, ByteRange range, byte[] first, CancellationToken cancellation)
    {
        var offset = range.From;
        for (var piece = first; piece.Length > 0; piece = await ReadAsync(offset, range.To + 1 - offset))
        {
            try
            {
                await response.Body.WriteAsync(piece, cancellation);
                await response.Body.FlushAsync(cancellation);
            }
            finally { CryptographicOperations.ZeroMemory(piece); }
            offset += piece.Length;
        }
    }

    // Reading the last byte uses the file up. It is read alone, when all before it has been taken, so that a broken download can go on.
    private async Task<byte[]> ReadAsync(long offset, long left)
    {
        if (left <= 0) return [];
        var beforeLast = file.Length - 1 - offset;
        return await grain.ReadAsync(await actors.GetAsync(), offset, (int)Math.Min(left, beforeLast > 0 ? Math.Min(beforeLast, Piece) : 1));
    }
}
