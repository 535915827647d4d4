using Kms.Web.Tests.Browser;

namespace Kms.Web.Tests.Security;

/// <summary>Wherever the web tier catches a refusal, it notes one that is about permission, or somebody said here why not.</summary>
public sealed class DenialDoorTests
{
    private static readonly string[] s_silent =
    [
        "Denials.cs", // it is the one that notes
        "GridRows.cs", // the grid notes what it loads
        "SessionRevalidation.cs", "LinkPage.cs", "Enrol.razor.cs", // another refusal alone
        "JobWatch.cs", // watches the own job, which was shown before
        "DeviceFilters.razor.cs", // names of what the list below asks for
        "HealthApi.cs", "LdapSearcher.cs", "PlainRefusals.cs", "OwnKey.cs", // nobody acts: whether the service answers, and what is public
    ];

    [Fact]
    public void No_door_swallows_a_denial()
    {
        var doors = Directory.GetFiles(TextsTests.Web, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("catch (RefusedException", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(doors);
        Assert.DoesNotContain(doors, file => !s_silent.Contains(Path.GetFileName(file)) && !File.ReadAllText(file).Contains("enials.", StringComparison.Ordinal));
    }
}
