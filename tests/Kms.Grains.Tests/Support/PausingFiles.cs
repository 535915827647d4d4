using Kms.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kms.Tests.Support;

/// <summary>The real store of files; something may happen while a piece is read or written.</summary>
internal sealed class PausingFiles(IFileStore real) : IFileStore
{
    /// <summary>Runs once, when the next piece has been read.</summary>
    public Func<Task>? AfterRead { get; set; }

    /// <summary>Runs once, when the next piece has been written.</summary>
    public Func<Task>? AfterWrite { get; set; }

    public static void Use(IServiceCollection services)
    {
        var registered = services.Last(s => s.ServiceType == typeof(IFileStore));
        services.AddSingleton(provider => new PausingFiles(
            (IFileStore)ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))); // registered by type
        services.Replace(ServiceDescriptor.Singleton<IFileStore>(provider => provider.GetRequiredService<PausingFiles>()));
    }

    public async Task<(long Offset, byte[] Bytes)?> ReadAsync(FileId file, long offset, CancellationToken cancellation = default)
    {
        var piece = await real.ReadAsync(file, offset, cancellation);
        var after = AfterRead;
        AfterRead = null;
        if (after is not null) await after();
        return piece;
    }

    public async Task WriteAsync(FileId file, long offset, ReadOnlyMemory<byte> clear, CancellationToken cancellation = default)
    {
        await real.WriteAsync(file, offset, clear, cancellation);
        var after = AfterWrite;
        AfterWrite = null;
        if (after is not null) await after();
    }

    public Task RemoveAsync(FileId file, CancellationToken cancellation = default) => real.RemoveAsync(file, cancellation);
}
