using System.Reflection;
using Kms.Devices;
using Kms.Keys;
using Kms.Silo.Hosting;
using Kms.Users;

namespace Kms.Silo.Tests.Hosting;

public sealed class KeyCarrierTests
{
    [Fact]
    public void Calls_with_keys_codes_and_files_are_known() => Assert.Equal(
        [
            "IAuthorityGrain.ImportAsync", "IBrandGrain.SetLogoAsync", "ICertificateHolderGrain.BackupAsync",
            "ICertificateHolderGrain.OrderAgainAsync", "ICertificateHolderGrain.OrderAsync", "ICertificatesGrain.CheckAsync",
            "ICertificatesGrain.EnrolAsync", "ICertificatesGrain.PeekAsync", "IDeviceGrain.ClaimAsync", "IDeviceGrain.MakeClaimCodeAsync", "IDeviceGrain.ReadKeysAsync", "IFileGrain.AppendAsync",
            "IFileGrain.BeginAsync", "IFileGrain.CompleteAsync", "IFileGrain.ReadAsync",
            "IFileGrain.TakePassphraseAsync", "IInformationDocumentsGrain.SetAsync", "IServiceCertificateGrain.ImportAsync",
        ],
        Calls.Where(KeyCarriers.Carries).Select(call => $"{call.DeclaringType!.Name}.{call.Name}").Order(StringComparer.Ordinal)); // An interface declares it.

    [Fact]
    public void A_key_is_found_however_deep_it_lies()
    {
        Assert.True(KeyCarriers.Holds(typeof(Task<KeyRelease?>)));
        Assert.True(KeyCarriers.Holds(typeof(IReadOnlyDictionary<string, ReleasedKey[]>)));
        Assert.True(KeyCarriers.Holds(typeof(ClaimWork)));
        Assert.True(KeyCarriers.Holds(typeof(DeviceImport)));
        Assert.False(KeyCarriers.Holds(typeof(GrantWork)));
        Assert.False(KeyCarriers.Holds(typeof(Task<DeviceView?>)));
    }

    [Fact]
    public void A_stamp_is_asked_for_wherever_the_contracts_end()
    {
        Assert.True(CallRule.Of(typeof(IUserGrain).GetMethod(nameof(IUserGrain.GetTokensAsync))).IsOpen);
        Assert.False(CallRule.Of(typeof(IUserTickets).GetMethod(nameof(IUserTickets.IssueForJobAsync))).IsOpen);
        Assert.False(CallRule.Of(typeof(Orleans.Runtime.IManagementGrain).GetMethods()[0]).IsOpen);
        Assert.False(CallRule.Of(null).IsOpen);
    }

    private static IEnumerable<MethodInfo> Calls => typeof(IDeviceGrain).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsPublic && typeof(IAddressable).IsAssignableFrom(type)).SelectMany(type => type.GetMethods());
}
