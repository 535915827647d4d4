using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kms.Tests.Contracts;

/// <summary>
/// The contract as text. A change shows in review: members are added at the end, ids and aliases are never reused.
/// Run with KMS_WRITE_CONTRACT=1 to write it anew.
/// </summary>
internal static class ContractSnapshot
{
    private const string FileName = "contract.txt";

    /// <summary>The front door and the machinery around it; everything else needs to know who acts.</summary>
    public static IReadOnlyList<string> WithoutTicket { get; } =
    [
        "IAccountsGrain.ActivateAsync", "IAccountsGrain.PeekLinkAsync", "IAccountsGrain.RegisterAsync", "IAccountsGrain.RequestResetAsync",
        "IAccountsGrain.ResetAsync", "IAccountsGrain.SignInAsync", "IAuthorityGrain.GetAsync", "IAuthorityGrain.GetRevocationsAsync", "IBrandGrain.GetAsync", "IBrandGrain.GetLogoAsync",
        "ICertificateDirectoryGrain.FindByHashAsync", "ICertificateDirectoryGrain.FindByMailAsync", "ICertificateDirectoryGrain.FindRevocationsAsync",
        "ICertificateSignInGrain.SignInAsync", "ICertificateTermsGrain.GetAsync", "ICertificateTermsGrain.GetVersionAsync",
        "ICertificatesGrain.AskAgainAsync", "ICertificatesGrain.CheckAsync", "ICertificatesGrain.EnrolAsync", "ICertificatesGrain.EnrolOwnAsync", "ICertificatesGrain.PeekAsync", "IHealthGrain.CheckAsync", "IInvitationGrain.AcceptAsync", "IJobGrain.UnsubscribeAsync",
        "IOcspGrain.GetAnswerAsync",
        "IPulseGrain.AnswerAsync", "ISetupGrain.CreateOperatorAsync", "ISetupGrain.IsNeededAsync", "ITicketsGrain.IssueAsync", "IUserGrain.IssueTicketAsync",
        "IWebKeysGrain.AddAsync", "IWebKeysGrain.GetAllAsync",
    ];

    public static string Kept() => File.ReadAllText(PathOf());

    public static string Of(IEnumerable<Type> grains, IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var grain in grains)
        {
            text.Append(grain.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).Append('\n');
            foreach (var method in grain.GetMethods())
                text.Append("  ").Append(method.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).Append('(')
                    .AppendJoin(", ", method.GetParameters().Select(p => Name(p.ParameterType))).Append(") ").Append(Name(method.ReturnType)).Append('\n');
        }
        foreach (var type in types) Append(text, type);
        if (Environment.GetEnvironmentVariable("KMS_WRITE_CONTRACT") == "1") File.WriteAllText(PathOf(), text.ToString());
        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        text.Append(type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).Append('\n');
        if (type.IsEnum)
        {
            foreach (var name in Enum.GetNames(type)) text.Append("  ").Append(name).Append(" = ").Append(Enum.Format(type, Enum.Parse(type, name), "d")).Append('\n');
            return;
        }
        foreach (var field in ContractTypes.Carried(type))
            text.Append("  ").Append(field.Name.Replace(">k__BackingField", "", StringComparison.Ordinal).TrimStart('<')).Append(": ")
                .Append(Name(field.FieldType)).Append('\n');
    }

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? type.Name;

    private static string PathOf([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, FileName);
}
