namespace Kms.Web.Tests.Api;

public sealed class UploadLimitTests
{
    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        await using var app = new WebApp(null, ("Kms:MaxUpload", "2000000"));
        var op = await app.SignInOperatorAsync();

        (await op.UploadAsync("imports", "large.csv", new byte[2_000_001])).Expect(413, "too-large");
        (await op.UploadAsync("imports", "small.csv", KeyFiles.List("KAM", 1, 10))).Expect(202);
    }
}
