using System.Text.Json.Serialization.Metadata;
using Kms.Certificates;
using Kms.Jobs;

namespace Kms.Storage;

/// <summary>Names the kinds of job orders in stored JSON; a name is never reused.</summary>
internal static class JobOrderNames
{
    public static IJsonTypeInfoResolver Resolver { get; } = new DefaultJsonTypeInfoResolver().WithAddedModifier(NameOrders);

    private static void NameOrders(JsonTypeInfo type)
    {
        if (type.Type != typeof(JobOrder)) return;
        type.PolymorphismOptions = new()
        {
            TypeDiscriminatorPropertyName = "kind",
            DerivedTypes =
            {
                new(typeof(GrantJob), "grant"),
                new(typeof(RevokeJob), "revoke"),
                new(typeof(ClaimJob), "claim"),
                new(typeof(ImportJob), "import"),
                new(typeof(ExportJob), "export"),
                new(typeof(DeviceActJob), "device-act"),
                new(typeof(UndoGrantJob), "undo-grant"),
                new(typeof(CheckJob), "check"),
                new(typeof(CertificateJob), "certificate"),
                new(typeof(CompromiseJob), "compromise"),
                new(typeof(HygieneJob), "hygiene"),
            },
        };
    }
}
