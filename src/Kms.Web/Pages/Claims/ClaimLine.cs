using Kms.Jobs;

namespace Kms.Web.Pages.Claims;

/// <summary>A line of a list of devices with codes. Public, as parameters of components must be.</summary>
/// <param name="Row">Counts from 1.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Item">What it claims; null when something is wrong.</param>
/// <param name="Fault">no-device, no-code or twice; null when nothing is wrong.</param>
public sealed record ClaimLine(int Row, string Text, ClaimItem? Item, string? Fault);
