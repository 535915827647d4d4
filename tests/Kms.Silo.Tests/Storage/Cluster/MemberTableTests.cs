using System.Net;
using Kms.Testing;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Storage;

/// <summary>Our statements for the list of members, through the provider that runs them.</summary>
public sealed class MemberTableTests : IAsyncLifetime
{
    private static readonly DateTime s_started = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private KmsHost _host = null!; // made before each test

    private IMembershipTable Table => _host.Get<IMembershipTable>();

    public async Task InitializeAsync() => _host = await KmsHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_silo_stands_in_the_list_as_it_was_written()
    {
        var written = Member(7001, SiloStatus.Joining);
        Assert.True(await Table.InsertRow(written, (await Table.ReadAll()).Version.Next()));

        var (read, _) = Assert.Single((await Table.ReadRow(written.SiloAddress)).Members);

        Assert.Equal(written.ToFullString(), read.ToFullString());
        Assert.Equal((written.SiloName, written.HostName, written.ProxyPort), (read.SiloName, read.HostName, read.ProxyPort));
        Assert.Equal(2, (await Table.ReadAll()).Members.Count);
    }

    [Fact]
    public async Task Only_who_knows_the_latest_list_changes_it()
    {
        var version = (await Table.ReadAll()).Version;
        var (first, second) = (Member(7001, SiloStatus.Joining), Member(7002, SiloStatus.Joining));
        Assert.True(await Table.InsertRow(first, version.Next()));

        Assert.False(await Table.InsertRow(second, version.Next()));
        first.Status = SiloStatus.Dead;
        Assert.False(await Table.UpdateRow(first, "", version.Next()));

        var now = await Table.ReadAll();
        Assert.Equal(version.Version + 1, now.Version.Version);
        Assert.DoesNotContain(now.Members, member => member.Item1.SiloAddress.Equals(second.SiloAddress) || member.Item1.Status == SiloStatus.Dead);
    }

    [Fact]
    public async Task A_silo_is_added_once_and_changed_only_when_it_is_there()
    {
        var (first, stranger) = (Member(7001, SiloStatus.Joining), Member(7002, SiloStatus.Active));
        Assert.True(await Table.InsertRow(first, (await Table.ReadAll()).Version.Next()));
        var version = (await Table.ReadAll()).Version;

        Assert.False(await Table.InsertRow(first, version.Next()));
        Assert.False(await Table.UpdateRow(stranger, "", version.Next()));

        Assert.Equal(version.Version, (await Table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task Suspicions_and_signs_of_life_are_kept()
    {
        var member = Member(7001, SiloStatus.Active);
        Assert.True(await Table.InsertRow(member, (await Table.ReadAll()).Version.Next()));
        member.AddSuspector(SiloAddress.New(IPAddress.Loopback, 7002, 1), s_started);
        Assert.True(await Table.UpdateRow(member, "", (await Table.ReadAll()).Version.Next()));
        member.IAmAliveTime = s_started.AddMinutes(5);
        await Table.UpdateIAmAlive(member);

        var (read, _) = Assert.Single((await Table.ReadRow(member.SiloAddress)).Members);

        Assert.Equal(member.ToFullString(), read.ToFullString());
    }

    [Fact]
    public async Task Silos_that_ended_long_ago_leave_the_list_and_those_at_work_stay()
    {
        var (dead, active) = (Member(7001, SiloStatus.Dead), Member(7002, SiloStatus.Active));
        foreach (var member in new[] { dead, active })
            Assert.True(await Table.InsertRow(member, (await Table.ReadAll()).Version.Next()));

        await Table.CleanupDefunctSiloEntries(s_started.AddDays(1));

        Assert.Empty((await Table.ReadRow(dead.SiloAddress)).Members);
        Assert.Single((await Table.ReadRow(active.SiloAddress)).Members);
    }

    [Fact]
    public async Task A_cluster_that_is_given_up_leaves_nothing()
    {
        await Table.DeleteMembershipTableEntries("kms");
        await Table.InitializeMembershipTable(tryInitTableVersion: true);

        var list = await Table.ReadAll();

        Assert.Empty(list.Members);
        Assert.Equal(0, list.Version.Version);
    }

    private static MembershipEntry Member(int port, SiloStatus status) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 1),
        SiloName = $"silo {port}",
        HostName = "host",
        Status = status,
        ProxyPort = port + 1000,
        StartTime = s_started,
        IAmAliveTime = s_started,
    };
}
