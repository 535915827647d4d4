using Kms.Files;
using Kms.Tests.Support;
using Kms.Users;

namespace Kms.Tests.Files;

public sealed class UploadTests
{
    [Fact]
    public async Task Pieces_come_in_order_and_the_last_one_may_come_twice()
    {
        await using var world = await World.StartAsync();
        var (file, anna) = (world.Host.Grain<IFileGrain>("up1"), await world.ActAsync(world.Anna));
        await file.BeginAsync(anna, @"C:\keys\march.csv", null);
        await file.AppendAsync(anna, 0, new byte[100]);
        await file.AppendAsync(anna, 100, new byte[50]);
        await file.AppendAsync(anna, 100, new byte[50]);

        Assert.Equal(Refusal.Conflict, (await Assert.ThrowsAsync<RefusedException>(() => file.AppendAsync(anna, 200, new byte[1]))).Refusal);
        var view = await file.CompleteAsync(anna);
        Assert.Equal(("march.csv", 150, true), (view.Name, view.Length, view.Complete));
        Assert.Equal(Refusal.Conflict, (await Assert.ThrowsAsync<RefusedException>(() => file.AppendAsync(anna, 150, new byte[1]))).Refusal);
    }

    [Fact]
    public async Task An_upload_is_nobody_elses_and_is_never_read_back()
    {
        await using var world = await World.StartAsync();
        await world.UploadAsync(world.Anna, "secret");
        var file = world.Host.Grain<IFileGrain>($"f{1:x31}");

        Assert.Null(await file.GetAsync(await world.ActAsync(world.Paul)));
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(async () =>
            await file.AppendAsync(await world.ActAsync(world.Paul), 6, [1]))).Refusal);
        Assert.Equal(Refusal.Forbidden, (await Assert.ThrowsAsync<RefusedException>(async () =>
            await file.ReadAsync(await world.ActAsync(world.Anna), 0, 6))).Refusal);
        Assert.Equal(Refusal.AlreadyExists, (await Assert.ThrowsAsync<RefusedException>(async () =>
            await file.BeginAsync(await world.ActAsync(world.Paul), "mine.csv", null))).Refusal);
    }

    [Fact]
    public async Task Only_those_who_work_with_files_upload_them()
    {
        await using var world = await World.StartAsync();
        var file = world.Host.Grain<IFileGrain>("up3");

        var stranger = await Assert.ThrowsAsync<RefusedException>(async () => await file.BeginAsync(await world.ActAsync(world.Stranger), "a.csv", null));
        var token = await Assert.ThrowsAsync<RefusedException>(async () =>
            await file.BeginAsync(await world.ActAsync(world.Anna, Scopes.Read), "a.csv", null));
        await file.BeginAsync(await world.ActAsync(world.Anna, Scopes.Import), "a.csv", null);

        Assert.Equal((Refusal.NotFound, Refusal.ScopeMissing), (stranger.Refusal, token.Refusal));
    }

    [Fact]
    public async Task A_piece_has_at_most_a_mebibyte()
    {
        await using var world = await World.StartAsync();
        var (file, anna) = (world.Host.Grain<IFileGrain>("up2"), await world.ActAsync(world.Anna));
        await file.BeginAsync(anna, "big.csv", null);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => file.AppendAsync(anna, 0, new byte[FileRules.LargestPiece + 1]));

        Assert.Equal(Refusal.TooLarge, refused.Refusal);
    }
}
