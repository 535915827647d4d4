using System.Security.Cryptography;
using System.Text;
using Kms.Devices;
using Kms.Files;
using Kms.Keys;
using Kms.Organisations;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Hosting;

/// <summary>Recognisable keys go through the service at log level Trace; afterwards nothing that it wrote or said holds one of them.</summary>
public sealed class CanaryTests
{
    private const int Devices = 100;

    private readonly List<byte[]> _canaries = [.. Enumerable.Range(0, Devices).Select(_ => RandomNumberGenerator.GetBytes(16))];
    private readonly StringBuilder _said = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_file_database_log_mail_or_exception_holds_a_key(bool postgres)
    {
        using var folder = new TempFolder();
        await using var database = new PostgresTestDatabase();
        await database.CreateAsync();
        await using (var host = await KmsHost.StartAsync(new() { Folder = folder.Path, Postgres = postgres ? database.ConnectionString : null }))
        {
            await UseAsync(host);
            _said.AppendLine(await StoredText.ReadAsync(host.Get<StorageOptions>()));
            foreach (var line in host.Log.Lines) _said.AppendLine(line);
            foreach (var mail in host.Mails.All) _said.AppendLine(mail.Content.Text).AppendLine(mail.Content.Html).AppendLine(mail.ToString());
        }
        _canaries.Add(Convert.FromBase64String((await File.ReadAllTextAsync(folder.File("root.key"))).Split(' ')[2]));

        var written = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("root.key", StringComparison.Ordinal));
        byte[][] all = [Encoding.UTF8.GetBytes(_said.ToString()), .. written.Select(File.ReadAllBytes)];

        Assert.True(all.Sum(bytes => bytes.Length) > 100_000);
        Assert.All(_canaries.SelectMany(Forms), form => Assert.All(all, bytes => Assert.True(bytes.AsSpan().IndexOf(form) < 0)));
    }

    [Fact]
    public void The_search_finds_what_it_looks_for()
    {
        var text = Encoding.UTF8.GetBytes($"key {Convert.ToHexStringLower(_canaries[0])} or {Convert.ToBase64String(_canaries[1])}");

        Assert.Contains(Forms(_canaries[0]), form => text.AsSpan().IndexOf(form) >= 0);
        Assert.Contains(Forms(_canaries[1]), form => text.AsSpan().IndexOf(form) >= 0);
        Assert.DoesNotContain(Forms(_canaries[2]), form => text.AsSpan().IndexOf(form) >= 0);
    }

    private async Task UseAsync(KmsHost host)
    {
        var utility = await host.People.FoundAsync("Utility");
        var ticket = await host.People.ActAsync(await host.People.AddAsync("anna@example.com", (utility, Roles.KeyManager)));
        var (store, vault, files) = (host.Get<IDeviceStore>(), host.Get<IKeyVault>(), host.Get<IFileStore>());
        for (var number = 0; number < Devices; number++)
        {
            var device = Device(vault, number, utility);
            await store.SaveAsync(null, device, Effects.Of(Storage.Samples.Fact("device.imported", device.Id)));
            using var released = await host.Grain<IDeviceGrain>(device.Id.Value).ReadKeysAsync(ticket, null, null);
            Assert.True(released!.Keys[0].Value.Reveal().SequenceEqual(_canaries[number]));
            _said.Append(released).Append(released.Keys[0].Value);
            Provoke(() => vault.Unwrap(device.Id, KeyPurpose.Dek, 2, device.Keys[0].Wrapped!)); // made with a value
            await files.WriteAsync(new FileId($"{number:x32}"), 0, _canaries[number]);
        }
    }

    private DeviceState Device(IKeyVault vault, int number, OrganisationId owner)
    {
        var device = Storage.Samples.Device(number, owner);
        using var key = ClearKey.FromBytes(_canaries[number]);
        var stored = device.Keys[0] with { Wrapped = vault.Wrap(device.Id, KeyPurpose.Dek, 1, key), Fingerprint = vault.Fingerprint(key) };
        return device with { Keys = [stored] };
    }

    private void Provoke(Action act) => _said.Append(Assert.ThrowsAny<Exception>(act));

    private static IEnumerable<byte[]> Forms(byte[] key)
    {
        byte[] reversed = [.. key.Reverse()];
        yield return key;
        yield return reversed;
        foreach (var text in (string[])[Convert.ToHexString(key), Convert.ToHexStringLower(key), Convert.ToBase64String(key).TrimEnd('='), Convert.ToHexString(reversed)])
            yield return Encoding.UTF8.GetBytes(text);
    }
}
