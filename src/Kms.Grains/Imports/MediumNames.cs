using System.Collections.Frozen;

namespace Kms.Imports;

/// <summary>One name for each medium of EN 13757-3, so that lists in four languages and KEM files can be filtered together. Other words stay as they are.</summary>
internal static class MediumNames
{
    private static readonly FrozenDictionary<string, string> Names = new[]
    {
        ("water", "water vand wasser eau volume watermeter"),
        ("cold water", "coldwater volumecold koldtvand koldt kaltwasser eaufroide"),
        ("warm water", "warmwater volumewarm varmtvand warmwasser eauchaude"),
        ("hot water", "hotwater volumehot heisswasser"),
        ("heat", "heat heatmeter varme warme waerme chaleur chauffage districtheating fjernvarme fernwarme fernwaerme"),
        ("cooling", "cooling cold koling kaling kalte kaelte kuhlung kuehlung froid refroidissement"),
        ("heat/cooling", "heatcooling heatandcooling varmekoling warmekalte waermekaelte chaleurfroid"),
        ("gas", "gas gaz"),
        ("electricity", "electricity power el elektricitet strom elektrizitat elektrizitaet electricite"),
        ("heat cost allocator", "heatcostallocator varmefordelingsmaler heizkostenverteiler repartiteur repartiteurdefraisdechauffage"),
    }.SelectMany(m => m.Item2.Split(' '), (m, word) => (word, m.Item1)).ToFrozenDictionary(p => p.word, p => p.Item2);

    public static string Of(string text) => Names.GetValueOrDefault(HeaderNames.Folded(text)) ?? text;
}
