using Orleans.Runtime;

namespace Kms.Embedded.Reminders;

/// <summary>A registered reminder, as its grain holds it.</summary>
internal sealed record GrainReminder(string ReminderName) : IGrainReminder;
