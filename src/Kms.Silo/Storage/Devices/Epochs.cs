using Kms.Users;

namespace Kms.Silo.Storage.Devices;

/// <summary>A number per account that ends all tickets issued before it was raised.</summary>
internal sealed class Epochs(IDatabase database)
{
    private const string ReadOne = "select epoch from actor_epoch where user_id = $1";

    private const string Raise = """
        insert into actor_epoch (user_id, epoch) values ($1, 1)
        on conflict (user_id) do update set epoch = actor_epoch.epoch + 1
        returning epoch
        """;

    public async Task<long> ReadAsync(UserId user, CancellationToken cancellation) =>
        (await database.QueryAsync(ReadOne, [user.Value], row => row.GetInt64(0), cancellation)).FirstOrDefault();

    public async Task<long> RaiseAsync(UserId user, CancellationToken cancellation) =>
        (await database.ExecuteAsync(Raise, [user.Value], row => row.GetInt64(0), cancellation))[0];
}
