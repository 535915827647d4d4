using Kms.Files;

namespace Kms.Web.Api;

internal sealed record UploadedFile(FileId Id, string Field, string Name, long Length);
