namespace Kms.Telegrams;

/// <summary>Where the fields of the authentication layer (CI 90) stand in the frame; 0 for those that are missing.</summary>
/// <param name="Control">The message control byte.</param>
/// <param name="Counter">Four bytes.</param>
/// <param name="Code">The authentication code.</param>
/// <param name="CodeLength">Its length.</param>
/// <param name="MessageLength">Two bytes.</param>
internal sealed record Authentication(int Control, int Counter, int Code, int CodeLength, int MessageLength);
