using Kms.Devices;
using Kms.Keys;
using Kms.Listing;
using Microsoft.Extensions.Logging;

namespace Kms.Jobs;

/// <summary>What every job grain shares.</summary>
internal sealed record JobTools(
    Occasions Occasions, JobDesk Desk, JobLimits Limits, JobFreezer Freezer, SelectionPages Selection, ResultPages Results, JobRunners Runners, IKeyVault Vault,
    TimeProvider Clock, IListStore Lists, ILogger<JobGrain> Log);
