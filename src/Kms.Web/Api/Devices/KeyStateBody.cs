using Kms.Keys;

namespace Kms.Web.Api;

internal sealed record KeyStateBody(KeyState? State, string? Reason) : IBody;
