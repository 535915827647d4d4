using Microsoft.EntityFrameworkCore;

namespace Kms.Bench.Baseline;

/// <summary>Grants with Entity Framework: load the chunk, check the owner, add right and audit row, save.</summary>
internal sealed class EfGrants(DbContextOptions<EfContext> options)
{
    public async Task SeedAsync(IEnumerable<string> ids, DateTimeOffset now)
    {
        await using (var context = new EfContext(options)) await CreateTablesAsync(context);
        foreach (var chunk in ids.Chunk(5_000))
        {
            await using var context = new EfContext(options);
            context.Devices.AddRange(chunk.Select(id => new EfDevice { Id = id, Version = 1, Owner = "owner", ChangedAt = now }));
            await context.SaveChangesAsync();
        }
    }

    public async Task GrantAsync(IReadOnlyList<string> ids, int chunkSize, DateTimeOffset now)
    {
        foreach (var chunk in ids.Chunk(chunkSize))
        {
            await using var context = new EfContext(options);
            var devices = await context.Devices.Include(d => d.Rights).Where(d => chunk.Contains(d.Id)).ToListAsync();
            foreach (var device in devices.Where(d => d.Owner == "owner")) Grant(context, device, now);
            await context.SaveChangesAsync();
        }
    }

    private static void Grant(EfContext context, EfDevice device, DateTimeOffset now)
    {
        device.Version++;
        device.ChangedAt = now;
        device.Rights.Add(new EfRight
        {
            Id = Guid.NewGuid().ToString("N"), DeviceId = device.Id, Grantee = "e:customer@example.com", GrantedBy = "user", From = now,
        });
        context.Audit.Add(new EfAudit
        {
            At = now, Kind = "right.granted", Actor = "user", DeviceId = device.Id, Body = """{"grantee":"p:0123456789abcdef"}""",
        });
    }

    // The database exists already (EnsureCreated would do nothing then), so the tables are made by their script.
    private static async Task CreateTablesAsync(EfContext context) =>
        await context.Database.ExecuteSqlRawAsync(context.Database.GenerateCreateScript().Replace("GO", "", StringComparison.Ordinal));
}
