using Kms.Devices;
using Kms.Keys;
using Microsoft.Extensions.Logging;

namespace Kms.Jobs;

/// <summary>What every job grain shares.</summary>
internal sealed record JobTools(
    Occasions Occasions, JobDesk Desk, JobFreezer Freezer, SelectionPages Selection, ResultPages Results, JobRunners Runners, IKeyVault Vault,
    TimeProvider Clock, ILogger<JobGrain> Log);
