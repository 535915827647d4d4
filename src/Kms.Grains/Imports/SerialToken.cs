using Kms.Devices;

namespace Kms.Imports;

/// <summary>One serial number of a batch list.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Column">The field on the line, counts from 1.</param>
/// <param name="Text">As it stands there; described instead when it is long.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Serial">Serial number or DevEUI, upper case; null when malformed.</param>
/// <param name="Id">The device, where the text (or a manufacturer column or default) names its manufacturer; null when only the serial number is known.</param>
/// <param name="IsFromRange">It stands between the ends of a range `first;last`.</param>
internal sealed record SerialToken(long Line, int Column, string Text, SerialFault Fault, string? Serial, DeviceId? Id, bool IsFromRange);
