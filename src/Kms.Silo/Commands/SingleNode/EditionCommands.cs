using System.CommandLine;

namespace Kms.Silo.Commands;

/// <summary>Commands of this edition alone: none, the web program serves.</summary>
internal static class EditionCommands
{
    public static IEnumerable<Command> All => [];
}
