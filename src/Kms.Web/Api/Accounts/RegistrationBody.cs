namespace Kms.Web.Api;

internal sealed record RegistrationBody(string? Email, string? Language) : IBody;
