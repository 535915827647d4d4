using System.Collections.Immutable;
using System.CommandLine;
using System.Net.Http.Json;
using Kms.Users;

namespace Kms.Silo.Commands;

/// <summary>
/// <c>kms token create --user anna@example.com --scopes devices:read,keys:read</c>: with a token through the running service, for its own
/// account; without one on the machine itself, for any account, while the service is stopped.
/// </summary>
internal sealed class TokenCommand : Command
{
    private const int LongestDays = 365;

    private readonly Option<string> _user = new("--user") { Description = "Address of the account", Required = true };
    private readonly Option<string> _scopes = new("--scopes") { Description = $"Separated by commas: {string.Join(", ", Scopes.All)}", Required = true };
    private readonly Option<string> _name = new("--name") { Description = "What the list of tokens calls it", DefaultValueFactory = _ => "Command line" };
    private readonly Option<int?> _days = new("--days") { Description = "Days until it expires; the longest is a year" };
    private readonly ServiceOptions _service = new();
    private readonly OfflineHost _offline = new();

    public TokenCommand() : base("token", "API tokens")
    {
        var create = new Command("create", "Make an API token; it is shown once") { _user, _scopes, _name, _days };
        _service.AddTo(create);
        _offline.AddTo(create);
        create.SetAction(CreateAsync);
        Add(create);
    }

    private async Task<int> CreateAsync(ParseResult parse, CancellationToken cancellation)
    {
        ImmutableArray<string> scopes = [.. parse.GetRequiredValue(_scopes).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (parse.GetValue(_days) is < 1 or > LongestDays) throw new CommandException($"--days is 1 to {LongestDays}.", ExitCodes.Usage);
        var expires = parse.GetValue(_days) is { } days ? TimeProvider.System.GetUtcNow().AddDays(days) : (DateTimeOffset?)null;
        var token = _service.HasToken(parse)
            ? await CreateByServiceAsync(parse, scopes, expires, cancellation)
            : await _offline.RunAsync(parse, services => CreateHereAsync(parse, services, scopes, expires), cancellation);
        Console.WriteLine(token);
        return ExitCodes.Done;
    }

    private async Task<string> CreateHereAsync(ParseResult parse, IServiceProvider services, ImmutableArray<string> scopes, DateTimeOffset? expires)
    {
        var account = await Accounts.FindAsync(services, parse.GetRequiredValue(_user));
        return (await account.CreateTokenByHostAsync(parse.GetRequiredValue(_name), scopes, expires)).Secret;
    }

    private async Task<string> CreateByServiceAsync(ParseResult parse, ImmutableArray<string> scopes, DateTimeOffset? expires, CancellationToken cancellation)
    {
        using var service = _service.Connect(parse);
        var me = await service.GetAsync<Me>("me", cancellation);
        if (!string.Equals(me.Email, parse.GetRequiredValue(_user), StringComparison.OrdinalIgnoreCase))
            throw new CommandException($"The token given belongs to {me.Email}; tokens of others are made on the service's machine while it is stopped, without --token.");
        using var body = JsonContent.Create(new { name = parse.GetRequiredValue(_name), scopes, expiresAt = expires });
        return (await service.PostAsync<Made>("tokens", body, cancellation)).Token;
    }

    private sealed record Me(string Email);

    private sealed record Made(string Token);
}
