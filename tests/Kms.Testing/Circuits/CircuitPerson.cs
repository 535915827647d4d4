using System.Net;
using System.Text.RegularExpressions;

namespace Kms.Testing.Circuits;

/// <summary>Somebody at a browser of one's own: signs in by the form, keeps the cookie.</summary>
internal sealed partial class CircuitPerson : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    private CircuitPerson(Uri address)
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public static async Task<CircuitPerson> SignInAsync(Uri address, string email, string password)
    {
        var person = new CircuitPerson(address);
        var fields = Hidden().Matches(await person._http.GetStringAsync(new Uri("/sign-in", UriKind.Relative)))
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, field.Groups[2].Value));
        using var form = new FormUrlEncodedContent([.. fields, new("Email", email), new("Password", password)]);
        using var answer = await person._http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if (answer.RequestMessage?.RequestUri?.AbsolutePath != "/") throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
        return person;
    }

    public Task<Circuit> OpenAsync(string path, string text) => Circuit.OpenAsync(_http, _cookies, path, text);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
