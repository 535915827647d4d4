namespace Kms.Silo.Mail;

/// <summary>The body of a signed mail, written in full: nothing behind may change a byte of it.</summary>
/// <param name="Type">Its content type: multipart/signed with its boundary.</param>
/// <param name="Content">Seven-bit, lines ended by CR and LF.</param>
internal sealed record SignedBody(string Type, byte[] Content);
