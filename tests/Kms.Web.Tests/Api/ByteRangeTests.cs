using Kms.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Kms.Web.Tests.Api;

public sealed class ByteRangeTests
{
    [Theory]
    [InlineData("", 0, 99, false)]
    [InlineData("bytes=0-", 0, 99, true)]
    [InlineData("bytes=40-", 40, 99, true)]
    [InlineData("bytes=40-49", 40, 49, true)]
    [InlineData("bytes=40-4000", 40, 99, true)]
    [InlineData("bytes=-10", 90, 99, true)]
    [InlineData("bytes=-1000", 0, 99, true)]
    [InlineData("bytes=0-1,5-9", 0, 99, false)]
    [InlineData("rows=0-1", 0, 99, false)]
    [InlineData("bytes=nonsense", 0, 99, false)]
    public void A_part_is_cut_as_asked(string header, long from, long to, bool isPart)
    {
        Assert.True(ByteRange.TryFind(Request(header), "\"tag\"", 100, out var range));

        Assert.Equal(new ByteRange(from, to, isPart), range);
    }

    [Theory]
    [InlineData("bytes=100-")]
    [InlineData("bytes=-0")]
    public void A_part_outside_the_file_is_refused(string header) => Assert.False(ByteRange.TryFind(Request(header), "\"tag\"", 100, out _));

    [Fact]
    public void A_part_of_another_file_becomes_the_whole()
    {
        var request = Request("bytes=40-");
        request.Headers.IfRange = "\"older\"";

        Assert.True(ByteRange.TryFind(request, "\"tag\"", 100, out var range));
        Assert.False(range.IsPart);
    }

    private static HttpRequest Request(string range)
    {
        var request = new DefaultHttpContext().Request;
        if (range.Length > 0) request.Headers.Range = range;
        return request;
    }
}
