using System.CommandLine;

namespace Kms.Silo.Commands;

/// <summary>Commands of this edition alone.</summary>
internal static class EditionCommands
{
    public static IEnumerable<Command> All => [new ServeCommand(), new HealthCommand(), new RootKeyCommand()];
}
