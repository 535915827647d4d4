using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Silo.Tests.Storage;

/// <summary>Things to store.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly OrganisationId Utility = new("11111111111111111111111111111111");
    public static readonly OrganisationId Reseller = new("22222222222222222222222222222222");
    public static readonly UserId Anna = new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    public static readonly Grantee Customer = Grantee.Of(EmailAddress.Parse("customer@example.com"));

    public static DeviceId Id(int number) => DeviceId.Parse(string.Create(CultureInfo.InvariantCulture, $"KAM-{number:D8}"));

    public static DeviceState Device(int number, OrganisationId? owner = null) => new()
    {
        Id = Id(number),
        Manufacturer = "KAM",
        Serial = Id(number).Number,
        Type = "MULTICAL 21",
        Medium = "water",
        Owner = owner,
        CreatedAt = Now,
        ChangedAt = Now,
        Keys = [Key(number)],
    };

    public static StoredKey Key(int number, int version = 1) => new(
        KeyPurpose.Dek, version, KeyAlgorithm.Aes128, KeyState.Active, new WrappedKey(1, [.. new byte[44]]),
        [.. BitConverter.GetBytes(number), .. new byte[28]], KeyFinding.None, Now);

    public static ReadRight Right(string id, Grantee? grantee = null) =>
        new(new RightId(id), grantee ?? Customer, Utility, Anna, "billing", Now, null);

    public static Fact Fact(string kind = "right.granted", DeviceId? device = null, string? id = null, DateTimeOffset? at = null) => new(
        id ?? Guid.NewGuid().ToString("N"), kind, at ?? Now, Anna, Utility, device, null,
        ImmutableSortedDictionary<string, string>.Empty.Add("purpose", "dek"));

    public static DeviceState With(this DeviceState device, ReadRight right) => device with { Rights = device.Rights.Add(right) };

    public static async Task<DeviceState> AddAsync(this IDeviceStore store, DeviceState device) =>
        await store.SaveAsync(null, device, Effects.Of(Fact("device.imported", device.Id)));

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> source)
    {
        var all = new List<T>();
        await foreach (var item in source) all.Add(item);
        return all;
    }
}
