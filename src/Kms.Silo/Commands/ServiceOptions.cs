using System.CommandLine;

namespace Kms.Silo.Commands;

/// <summary>Where the running service is and who asks it.</summary>
internal sealed class ServiceOptions
{
    private const string TokenVariable = "KMS_TOKEN";
    private const string UrlVariable = "KMS_URL";

    private readonly Option<string> _url = new("--url")
    {
        Description = $"Address of the service; {UrlVariable} in the environment otherwise",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(UrlVariable) ?? "http://localhost:5080",
    };

    private readonly Option<string?> _token = new("--token")
    {
        Description = $"API token kms_...; better in {TokenVariable} in the environment, where no process list shows it",
    };

    public void AddTo(Command command)
    {
        command.Add(_url);
        command.Add(_token);
    }

    public bool HasToken(ParseResult parse) => !string.IsNullOrWhiteSpace(FindToken(parse));

    public ServiceClient Connect(ParseResult parse)
    {
        var token = FindToken(parse);
        if (string.IsNullOrWhiteSpace(token))
            throw new CommandException($"Give a token: --token or {TokenVariable}. Make one on the page \"API tokens\" or with: kms token create", ExitCodes.Usage);
        if (!Uri.TryCreate(parse.GetValue(_url), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new CommandException($"--url is \"{parse.GetValue(_url)}\"; it must be an address such as https://keys.example.com.", ExitCodes.Usage);
        return new ServiceClient(url, token.Trim());
    }

    private string? FindToken(ParseResult parse) => parse.GetValue(_token) ?? Environment.GetEnvironmentVariable(TokenVariable);
}
