using Kms.Embedded.Tests.Support;
using Orleans.Runtime;

namespace Kms.Embedded.Tests.Calls;

public sealed class ReferenceTests
{
    [Fact]
    public async Task References_to_the_same_grain_are_equal()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal(host.Grain<INamedGrain>("a"), host.Grain<INamedGrain>("a"));
        Assert.Equal((object)host.Grain<INamedGrain>("a"), host.Grain<IOtherFace>("a"));
        Assert.NotEqual(host.Grain<INamedGrain>("a"), host.Grain<INamedGrain>("b"));
    }

    [Fact]
    public async Task An_id_names_the_kind_as_Orleans_does_and_leads_back_to_the_grain()
    {
        await using var host = await TestHost.StartAsync();
        var id = host.Grain<INamedGrain>("a/b").GetGrainId();

        Assert.Equal("named/a/b", id.ToString());
        Assert.Equal(id, GrainId.Parse("named/a/b", null));
        Assert.Equal("a/b", await host.Grains.GetGrain<INamedGrain>(id).KeyAsync());
    }

    [Fact]
    public async Task A_kind_can_be_named_by_an_attribute()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("chosen/a", host.Grain<IChosenGrain>("a").GetGrainId().ToString());
    }

    [Fact]
    public async Task A_grain_hands_out_a_reference_to_itself()
    {
        await using var host = await TestHost.StartAsync();

        var self = await host.Grain<INamedGrain>("a").SelfAsync();

        Assert.IsAssignableFrom<GrainReference>(self);
        Assert.Equal("a", await self.KeyAsync());
    }

    [Fact]
    public async Task One_grain_shows_several_interfaces()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Equal("other a", await host.Grain<INamedGrain>("a").AsReference<IOtherFace>().OtherAsync());
    }

    [Fact]
    public async Task An_empty_key_is_refused()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Throws<ArgumentException>(() => host.Grain<INamedGrain>(" "));
    }

    [Fact]
    public async Task An_interface_without_a_class_is_named()
    {
        await using var host = await TestHost.StartAsync();

        var error = Assert.Throws<ArgumentException>(() => host.Grain<INobodysGrain>());

        Assert.Contains(nameof(INobodysGrain), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_returns_no_task_is_named()
    {
        await using var host = await TestHost.StartAsync();

        var error = Assert.Throws<NotSupportedException>(() => host.Grain<IWrongGrain>());

        Assert.Contains("Wrong must return", error.Message, StringComparison.Ordinal);
    }

    internal interface IKeyed : IGrainWithStringKey
    {
        Task<string> KeyAsync();
    }

    internal interface INamedGrain : IKeyed
    {
        Task<INamedGrain> SelfAsync();
    }

    internal interface IOtherFace : IGrainWithStringKey
    {
        Task<string> OtherAsync();
    }

    internal interface IChosenGrain : IGrainWithStringKey;

    internal interface INobodysGrain : IGrainWithStringKey;

    internal interface IWrongGrain : IGrainWithStringKey
    {
        string Wrong();
    }

    internal sealed class NamedGrain : Grain, INamedGrain, IOtherFace
    {
        public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

        public Task<INamedGrain> SelfAsync() => Task.FromResult(this.AsReference<INamedGrain>());

        public Task<string> OtherAsync() => Task.FromResult($"other {this.GetPrimaryKeyString()}");
    }

    [GrainType("chosen")]
    internal sealed class OddlyNamed : Grain, IChosenGrain;

    internal sealed class WrongGrain : Grain, IWrongGrain
    {
        public string Wrong() => "";
    }
}
