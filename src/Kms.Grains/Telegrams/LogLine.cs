namespace Kms.Telegrams;

/// <summary>A line of a log that may hold a telegram.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Text">Cut to what a telegram can be as long as.</param>
internal readonly record struct LogLine(long Number, string Text);
