using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kms.Web.Tests.Api;

/// <summary>An answer of the service, read to its end.</summary>
internal sealed record Reply(string Request, int Status, byte[] Bytes, HttpResponseHeaders Headers, HttpContentHeaders Content)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public string? Code => Content.ContentType?.MediaType == "application/problem+json" ? Text("code") : null;

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public string Text(string member) => Json.GetProperty(member).GetString() ?? "";

    public Reply Expect(int status, string? code = null)
    {
        Assert.True(Status == status, $"{Request} answered {Status} instead of {status}: {Body}");
        if (code is not null) Assert.Equal(code, Code);
        return this;
    }
}
