namespace Kms.Telegrams;

/// <summary>A value that a telegram holds.</summary>
/// <param name="Quantity"><c>energy</c>, <c>volume</c>, <c>mass</c>, <c>power</c>, <c>flow</c>, <c>temperature</c>, <c>pressure</c> or <c>time</c>.</param>
/// <param name="Number">The value, in its unit; null for a time.</param>
/// <param name="Unit">Wh, J, m³, kg, W, m³/h, °C, K, bar.</param>
/// <param name="Time">Of the meter's own clock, ISO 8601; null for a number.</param>
/// <param name="Storage">0 for the present value, others for values of the past.</param>
[GenerateSerializer, Immutable, Alias("kms.TelegramReading")]
public sealed record TelegramReading(string Quantity, decimal? Number, string? Unit, string? Time, int Storage);
