namespace Kms.Web.Security;

/// <summary>Marks what is the same for everybody: nobody is asked for, so it is there when no grain answers.</summary>
internal sealed class ForEverybody
{
    public static ForEverybody Mark { get; } = new();

    private ForEverybody()
    {
    }
}
