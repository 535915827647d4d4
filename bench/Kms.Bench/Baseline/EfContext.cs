using Microsoft.EntityFrameworkCore;

namespace Kms.Bench.Baseline;

/// <summary>What most teams would write: an Entity Framework model of devices, rights and an audit table.</summary>
internal sealed class EfContext(DbContextOptions<EfContext> options) : DbContext(options)
{
    public DbSet<EfDevice> Devices => Set<EfDevice>();
    public DbSet<EfRight> Rights => Set<EfRight>();
    public DbSet<EfAudit> Audit => Set<EfAudit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EfDevice>().ToTable("ef_device").Property(d => d.Version).IsConcurrencyToken();
        modelBuilder.Entity<EfDevice>().HasMany(d => d.Rights).WithOne().HasForeignKey(r => r.DeviceId);
        modelBuilder.Entity<EfRight>().ToTable("ef_right").HasIndex(r => r.Grantee);
        modelBuilder.Entity<EfAudit>().ToTable("ef_audit").HasIndex(a => a.DeviceId);
    }
}
