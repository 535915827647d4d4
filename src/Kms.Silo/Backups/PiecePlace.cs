using Kms.Silo.Keys;

namespace Kms.Silo.Backups;

/// <summary>What a piece of a backup is bound to.</summary>
internal static class PiecePlace
{
    /// <summary>Before each message: last or not, and its length.</summary>
    public const int StartBytes = 1 + sizeof(int);

    public static byte[] Of(string headHash, int number, bool last)
    {
        var bytes = new byte[AssociatedData.SizeOf(KeyLabels.BackupPiece) + AssociatedData.SizeOf(headHash) + (2 * sizeof(int))];
        var place = new AssociatedData(bytes);
        place.Add(KeyLabels.BackupPiece);
        place.Add(headHash);
        place.Add(number);
        place.Add(last ? 1 : 0);
        return bytes;
    }
}
