using System.Formats.Asn1;
using System.Net.Sockets;
using System.Text;

namespace Kms.Web.Tests.Ldap;

/// <summary>What no mail program sends. The service answers others all the while.</summary>
[Collection(LdapCollection.Name)]
public sealed class LdapHostileTests(LdapService ldap)
{
    private static readonly byte[] s_bind = Convert.FromHexString("300C020101600702010304008000");

    public static TheoryData<string> Wrong => new(
        "3084FFFFFFFF", // four billion bytes
        "308400100000", // a megabyte
        "3088FFFFFFFFFFFFFFFF",
        "3080020101600702010304008000", // a length that is told later
        "FFFFFFFFFF",
        "474554202F20485454502F312E310D0A0D0A", // HTTP
        "1603010200010001FC0303", // TLS
        "3000",
        "3005020101FF00",
        "300C0201FF600702010304008000", // a number below zero
        "300C020101600702010304FF8000", // an inner length beyond the message
        "300702010163028001"); // a search cut short

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_no_message_ends_the_connection(string hex)
    {
        var answer = await ldap.TellAsync(Convert.FromHexString(hex), andClose: true);

        if (answer.Length > 0) Assert.Contains("1.3.6.1.4.1.1466.20036", Encoding.Latin1.GetString(answer), StringComparison.Ordinal);
        await AnswersAsync();
    }

    [Fact]
    public async Task Every_cut_and_every_flipped_byte_of_a_search_is_survived()
    {
        var search = Search(Equal("mail", ldap.Lena.Email));

        for (var length = 0; length < search.Length; length++) await ldap.TellAsync(search.AsMemory(0, length), andClose: true);
        for (var place = 0; place < search.Length; place++)
        {
            var flipped = search.ToArray();
            flipped[place] ^= 0xFF;
            await ldap.TellAsync(flipped, andClose: true);
        }

        await AnswersAsync();
    }

    [Fact]
    public async Task A_filter_without_end_is_refused()
    {
        var deep = Equal("mail", ldap.Lena.Email);
        for (var i = 0; i < 200; i++) deep = Wrap(2, deep);
        var wide = Wrap(1, [.. Enumerable.Repeat(Equal("mail", "a@b.example"), 100).SelectMany(part => part)]);

        foreach (var filter in new[] { deep, wide })
            Assert.Contains("no message of LDAP", Encoding.Latin1.GetString(await ldap.TellAsync(Search(filter))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_silent_in_the_middle_of_a_message_is_cut_off()
    {
        Assert.Empty(await ldap.TellAsync(s_bind.AsMemory(0, 5)));
        await AnswersAsync();
    }

    [Fact]
    public async Task One_network_takes_its_places_and_no_more_until_one_is_free()
    {
        var open = new List<TcpClient>();
        for (var i = 0; i < LdapService.ConnectionsOfNetwork; i++) open.Add(await BindAsync());

        await Assert.ThrowsAnyAsync<IOException>(BindAsync);
        foreach (var client in open) client.Dispose();
        await AnswersAsync();
    }

    [Fact]
    public async Task Thousands_of_searches_are_slowed_down_and_end_their_connections()
    {
        var searches = Enumerable.Repeat(Search(Equal("mail", "nobody@lambda.example")), 1_001).SelectMany(bytes => bytes).ToArray();

        var said = new StringBuilder();
        for (var i = 0; i < 3; i++) said.Append(Encoding.Latin1.GetString(await ldap.TellAsync(searches)));

        Assert.Contains("Too many searches from your network", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("Enough for one connection", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, (await ldap.RunAsync("ldapsearch", "-b", "", "-s", "base")).Code);
    }

    // The root takes no part in what is counted. A place may still be taken by a connection that ends at this moment.
    private async Task AnswersAsync()
    {
        using var client = await BindAgainAsync();
        Assert.True(client.Connected);
    }

    private async Task<TcpClient> BindAgainAsync()
    {
        while (true)
        {
            try { return await BindAsync(); }
            catch (Exception error) when (error is IOException or SocketException or InvalidOperationException) { await Task.Yield(); }
        }
    }

    private async Task<TcpClient> BindAsync()
    {
        var client = await ldap.ConnectAsync();
        var stream = client.GetStream();
        await stream.WriteAsync(s_bind);
        var answer = new byte[14];
        await stream.ReadExactlyAsync(answer);
        Assert.Equal(0, answer[9]); // success
        return client;
    }

    private static byte[] Search(byte[] filter)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(7);
            using var search = writer.PushSequence(new Asn1Tag(TagClass.Application, 3));
            writer.WriteOctetString([]);
            foreach (var setting in (byte[])[2, 0]) writer.WriteEncodedValue([0x0A, 1, setting]);
            writer.WriteInteger(0);
            writer.WriteInteger(0);
            writer.WriteBoolean(false);
            writer.WriteEncodedValue(filter);
            using var attributes = writer.PushSequence();
        }
        return writer.Encode();
    }

    private static byte[] Equal(string attribute, string value)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
        {
            writer.WriteOctetString(Encoding.ASCII.GetBytes(attribute));
            writer.WriteOctetString(Encoding.ASCII.GetBytes(value));
        }
        return writer.Encode();
    }

    private static byte[] Wrap(int kind, byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, kind)))
        {
            for (var at = 0; at < content.Length;)
            {
                AsnDecoder.ReadEncodedValue(content.AsSpan(at), AsnEncodingRules.BER, out _, out _, out var bytes);
                writer.WriteEncodedValue(content.AsSpan(at, bytes));
                at += bytes;
            }
        }
        return writer.Encode();
    }
}
