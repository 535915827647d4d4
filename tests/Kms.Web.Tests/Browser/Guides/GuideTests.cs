namespace Kms.Web.Tests.Browser.Guides;

/// <summary>
/// Each guide is followed as it stands, on the demo: what it says can be pressed is there, and its pictures are of the pages as they are.
/// KMS_GUIDE_PICTURES=1 takes the pictures anew.
/// </summary>
[Collection(BrowserTests.Name), NoComplaints]
public sealed class GuideTests(GuideDemo demo) : IClassFixture<GuideDemo>
{
    [Fact]
    public Task A_reseller_gets_from_the_first_visit_to_a_customer_who_reads() => FollowAsync("reseller", ResellerWalk.FollowAsync);

    [Fact]
    public Task An_administrator_looks_after_people_and_rules() => FollowAsync("administrator", AdministratorWalk.FollowAsync);

    [Fact]
    public Task An_installer_claims_with_a_phone() => FollowAsync("installer", InstallerWalk.FollowAsync);

    [Fact]
    public Task A_customer_gets_to_the_keys() => FollowAsync("customer", CustomerWalk.FollowAsync);

    [Fact]
    public Task An_operator_brings_keys_in_and_answers() => FollowAsync("operator", OperatorWalk.FollowAsync);

    private async Task FollowAsync(string guide, Func<GuideWalk, Task> follow)
    {
        var walk = demo.Begin(guide);

        await follow(walk);

        walk.Check();
    }
}
