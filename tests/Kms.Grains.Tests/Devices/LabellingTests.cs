using Kms.Devices;
using Kms.Grants;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Devices;

public sealed class LabellingTests
{
    private static DeviceState Device { get; } = Estate.Granted(Grantee.Of(Estate.Customer)) with { Label = "Owner's" };

    [Fact]
    public void The_holder_has_a_label_of_ones_own_and_never_sees_the_owners()
    {
        var customer = Estate.Person("customer");
        Assert.Null(Device.View(customer, "Nordic", Estate.Now)!.Label);

        var next = Device.SetLabel(" My meter ", Estate.By(customer))!.Device;

        Assert.Equal("My meter", next.View(customer, "Nordic", Estate.Now)!.Label);
        Assert.Equal("Owner's", next.View(Estate.KeyManager, "Nordic", Estate.Now)!.Label);
    }

    [Fact]
    public void The_owners_key_manager_labels_and_an_empty_label_clears() =>
        Assert.Null(Device.SetLabel("", Estate.By(Estate.KeyManager))!.Device.Label);

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789!")]
    public void Labels_are_one_short_line(string label) =>
        Assert.Equal(Refusal.Invalid, Estate.Refused(() => Device.SetLabel(label, Estate.By(Estate.KeyManager))));

    [Fact]
    public void Others_label_nothing()
    {
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Device.SetLabel("x", Estate.By(Estate.Nobody))));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Device.SetLabel("x", Estate.By(Estate.Member(Roles.Reader)))));
    }
}
