namespace Kms.Telegrams;

/// <summary>A run of hex digits in a line.</summary>
internal readonly record struct HexRun(int Start, int End, int Digits);
