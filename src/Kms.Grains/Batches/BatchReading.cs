using System.Collections.Immutable;
using Kms.Devices;
using Kms.Imports;
using Kms.Organisations;

namespace Kms.Batches;

/// <summary>What has been read of the files of a batch so far.</summary>
internal sealed class BatchReading(OrganisationId? maker)
{
    private const int MostFindings = 1000;
    private readonly ImmutableArray<BatchFinding>.Builder findings = ImmutableArray.CreateBuilder<BatchFinding>();
    private readonly HashSet<DeviceId> devices = [];
    private readonly List<DeviceId> toAllocate = [];

    /// <summary>On whose behalf they were read; null for the operator.</summary>
    public OrganisationId? Maker => maker;

    public int Read { get; private set; }
    public int Duplicates { get; private set; }
    public int Malformed { get; private set; }
    public int NotAvailable { get; private set; }
    public IReadOnlyCollection<DeviceId> Devices => devices;
    public IReadOnlyList<DeviceId> ToAllocate => toAllocate;

    /// <summary>False for a serial that needs no look-up.</summary>
    public bool Take(string file, SerialToken token)
    {
        Read++;
        switch (token.Fault)
        {
            case SerialFault.None:
                return true;
            case SerialFault.Duplicate:
                Duplicates++;
                Note(file, token, "duplicate");
                return false;
            default:
                Malformed++;
                Note(file, token, "malformed");
                return false;
        }
    }

    public void Place(string file, SerialToken token, DeviceId? device, BatchPlace place)
    {
        if (device is not { } id || place == BatchPlace.NotAvailable)
        {
            NotAvailable++;
            Note(file, token, "not-available");
        }
        else if (!devices.Add(id))
        {
            // Another file, or another identity of the same device.
            Duplicates++;
            Note(file, token, "duplicate");
        }
        else if (place == BatchPlace.Allocated)
        {
            toAllocate.Add(id);
        }
    }

    public BatchReport Report(BatchId? batch, int allocated) =>
        new(batch, Read, devices.Count, allocated, Duplicates, Malformed, NotAvailable, findings.ToImmutable());

    private void Note(string file, SerialToken token, string code)
    {
        if (findings.Count < MostFindings) findings.Add(new BatchFinding(file, token.Line, token.Text, code));
    }
}
