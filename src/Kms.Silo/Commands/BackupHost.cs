using System.CommandLine;
using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Silo.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Commands;

/// <summary>Settings, root key and database, of which nothing is started: no lock is taken and no schema is made before a command asks for it.</summary>
internal sealed class BackupHost
{
    private const int LeastPassphrase = 12;

    private readonly Option<string?> _data = new("--data") { Description = "Data folder; Kms__Data otherwise" };

    private readonly Option<FileInfo?> _passphrase = new("--passphrase-file")
    {
        Description = "File whose first line is the passphrase; without it the root key encrypts",
    };

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_passphrase);
    }

    public async Task<int> RunAsync(ParseResult parse, Func<IServiceProvider, Task<int>> work)
    {
        var host = Build(parse.GetValue(_data) is { } data ? [new("Kms:Data", data)] : []);
        await using var disposed = (IAsyncDisposable)host;
        // Wrong settings are told before anything is made from them.
        _ = host.Services.GetRequiredService<IOptions<KmsOptions>>().Value;
        try
        {
            return await work(host.Services);
        }
        catch (OperationCanceledException)
        {
            throw new CommandException("Stopped. Nothing was changed.");
        }
    }

    /// <summary>Null when the root key encrypts.</summary>
    public string? ReadPassphrase(ParseResult parse)
    {
        if (parse.GetValue(_passphrase) is not { } file) return null;
        if (!file.Exists) throw new CommandException($"There is no file {file.FullName} (--passphrase-file).", ExitCodes.Usage);
        var passphrase = File.ReadLines(file.FullName).FirstOrDefault() ?? "";
        return passphrase.Length >= LeastPassphrase
            ? passphrase
            : throw new CommandException($"The first line of {file.FullName} must be a passphrase of at least {LeastPassphrase} characters.", ExitCodes.Usage);
    }

    internal static IHost Build(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        // Only a part of the services is there, and nothing asks for the others.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = false }));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKmsOptions(builder.Configuration);
        builder.Services.AddKmsKeys();
        builder.Services.AddKmsStorage(StorageOptions.From(builder.Configuration, exclusive: true));
        return builder.Build();
    }
}
