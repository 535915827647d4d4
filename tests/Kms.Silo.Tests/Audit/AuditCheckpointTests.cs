using Kms.Audit;

namespace Kms.Silo.Tests.Audit;

public sealed class AuditCheckpointTests
{
    [Fact]
    public async Task A_changed_checkpoint_is_named_by_its_line()
    {
        using var trail = await AuditTrail.WriteAsync(2, 5);
        var lines = await File.ReadAllTextAsync(trail.CheckpointFile);
        await File.WriteAllTextAsync(trail.CheckpointFile, lines.Replace("\"sequence\":4", "\"sequence\":3", StringComparison.Ordinal));

        var verdict = await trail.VerifyAsync();

        Assert.Contains(verdict.Faults, fault => fault.StartsWith("checkpoint in line 1", StringComparison.Ordinal));
        Assert.Contains(verdict.Faults, fault => fault.StartsWith("checkpoint in line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_that_are_no_checkpoints_are_named()
    {
        using var trail = await AuditTrail.WriteAsync(1, 5);
        await File.AppendAllTextAsync(trail.CheckpointFile, "\nnonsense\n00 {}\n");

        var verdict = await trail.VerifyAsync();

        Assert.Equal(3, verdict.Faults.Count(fault => fault.StartsWith("checkpoint in line", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_last_line_that_a_crash_cut_off_is_no_fault()
    {
        using var trail = await AuditTrail.WriteAsync(1, 5);
        await File.AppendAllTextAsync(trail.CheckpointFile, "0011223344");

        Assert.Empty((await trail.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task What_is_written_after_a_crash_does_not_become_a_part_of_the_line_that_it_cut_off()
    {
        using var trail = await AuditTrail.WriteAsync(1, 5);
        await File.AppendAllTextAsync(trail.CheckpointFile, "0011223344");

        await trail.StartAgainAsync(3);

        Assert.Empty((await trail.VerifyAsync()).Faults);
        Assert.Equal(2, (await File.ReadAllLinesAsync(trail.CheckpointFile)).Length);
    }

    [Fact]
    public async Task A_stop_without_time_left_still_writes_the_last_checkpoint()
    {
        using var trail = await AuditTrail.WriteAsync(1, 5);

        await trail.StopAsync(new CancellationToken(canceled: true));

        Assert.Equal(2, (await File.ReadAllLinesAsync(trail.CheckpointFile)).Length);
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_is_made()
    {
        using var trail = await AuditTrail.WriteAsync(1, 5);
        Directory.Delete(Path.GetDirectoryName(trail.CheckpointFile)!, recursive: true); // It lies in one.

        await trail.StartAgainAsync(3);

        Assert.Single(await File.ReadAllLinesAsync(trail.CheckpointFile));
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_named_by_the_checkpoints_of_another_silo()
    {
        using var trail = await AuditTrail.WriteAsync(2, 5);
        var elsewhere = trail.CheckpointFile + ".other";
        File.Move(trail.CheckpointFile, elsewhere);
        var cut = trail.Records.SkipLast(2).ToList();
        Assert.Empty((await trail.VerifyAsync(cut)).Faults);

        trail.ReadAlso(elsewhere);

        Assert.Contains("missing, but a checkpoint names", Assert.Single((await trail.VerifyAsync(cut)).Faults), StringComparison.Ordinal);
        Assert.Empty((await trail.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Whole_chains_that_are_gone_are_named()
    {
        using var trail = await AuditTrail.WriteAsync(3, 5);
        var chains = trail.Records.GroupBy(record => record.Writer).ToList();

        foreach (var gone in chains)
        {
            var verdict = await trail.VerifyAsync(trail.Records.Except(gone));
            Assert.Contains(verdict.Faults, fault => fault.StartsWith($"chain {gone.Key}: missing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_emptied_trail_is_no_clean_trail()
    {
        using var trail = await AuditTrail.WriteAsync(2, 5);

        Assert.Equal(2, (await trail.VerifyAsync([])).Faults.Length);
    }
}
