using System.CommandLine;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Commands;

/// <summary><c>kms user reset --email olga@example.com</c>: the way back in when nobody can sign in any more.</summary>
internal sealed class UserCommand : Command
{
    private readonly Option<string> _email = new("--email") { Description = "Address of the account", Required = true };
    private readonly OfflineHost _offline = new();

    public UserCommand() : base("user", "Users, on the machine of the service")
    {
        var reset = new Command("reset", "Give a user a one-time password, which must be changed at the next sign-in; all sessions end") { _email };
        _offline.AddTo(reset);
        reset.SetAction((parse, cancellation) => _offline.RunAsync(parse, services => ResetAsync(parse, services), cancellation));
        Add(reset);
    }

    private async Task<int> ResetAsync(ParseResult parse, IServiceProvider services)
    {
        var account = await Accounts.FindAsync(services, parse.GetRequiredValue(_email));
        var password = await account.ResetByHostAsync();
        await Console.Error.WriteLineAsync("One-time password, shown once; it must be changed at the next sign-in:");
        Console.WriteLine(password);
        return ExitCodes.Done;
    }
}
