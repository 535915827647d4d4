using System.Collections.Immutable;
using System.Reflection;
using Kms.Organisations;
using Kms.Tests.Contracts;
using Kms.Users;

namespace Kms.Tests;

/// <summary>
/// The single-node edition passes objects by reference and would not notice what Orleans needs, so the shape of every contract is checked here.
/// </summary>
public sealed class ContractTests
{
    private static readonly Assembly[] s_assemblies = [typeof(IUserGrain).Assembly, typeof(IOrganisationMembers).Assembly];
    private static readonly ImmutableArray<Type> s_grains = ContractTypes.GrainInterfaces(s_assemblies);
    private static readonly ImmutableArray<Type> s_crossing = ContractTypes.Crossing(s_grains);

    // Writes that answer nothing, and change nothing when they are made again.
    private static readonly string[] s_repeatable = ["CompleteAsync", "KeepAsync", "SubscribeAsync", "UnsubscribeAsync"];

    [Fact]
    public void Every_type_that_crosses_grains_can_be_serialised() => Assert.Empty(
        s_crossing.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is null).Select(type => type.FullName));

    [Fact]
    public void Every_type_that_crosses_grains_has_an_alias_of_its_own()
    {
        var aliases = s_crossing.Concat(s_grains).Select(type => (type.FullName, Alias: type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias)).ToList();

        Assert.DoesNotContain(aliases, a => string.IsNullOrEmpty(a.Alias));
        Assert.Empty(aliases.GroupBy(a => a.Alias).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Ids_of_members_are_gapless_and_not_repeated() => Assert.Empty(
        s_crossing.SelectMany(type => ContractTypes.IdProblems(type)));

    [Fact]
    public void Every_member_is_something_orleans_can_carry() => Assert.Empty(
        s_crossing.SelectMany(type => ContractTypes.UnserialisableMembers(type)));

    [Fact]
    public void Contract_records_are_sealed_and_immutable() => Assert.Empty(
        s_crossing.SelectMany(type => ContractTypes.MutableMembers(type)));

    [Fact]
    public void Grain_methods_return_tasks_and_have_aliases() => Assert.Empty(
        s_grains.SelectMany(grain => GrainShapes.Problems(grain)));

    [Fact]
    public void State_changes_only_with_a_ticket_but_at_the_front_door() => Assert.Equal(
        ContractSnapshot.WithoutTicket, s_grains.Where(g => g.IsPublic).SelectMany(GrainShapes.MethodsWithoutTicket).Order(StringComparer.Ordinal));

    [Fact]
    public void Reads_and_orders_with_an_id_may_be_repeated_by_whoever_got_no_answer_and_readings_of_keys_may_not()
    {
        var methods = s_grains.Where(g => g.IsPublic).SelectMany(grain => grain.GetMethods()).ToList();

        Assert.DoesNotContain(methods, m => m.Name.StartsWith("Get", StringComparison.Ordinal) && !IsRepeatable(m));
        Assert.DoesNotContain(methods, m => IsRepeatable(m) && m.ReturnType == typeof(Task) && !s_repeatable.Contains(m.Name));
        Assert.DoesNotContain(methods, m => IsRepeatable(m) && m.Name.StartsWith("Read", StringComparison.Ordinal));
    }

    private static bool IsRepeatable(MethodInfo method) => method.IsDefined(typeof(RepeatableAttribute), inherit: false);

    [Fact]
    public void The_public_contract_is_the_one_in_the_snapshot() => Assert.Equal(
        ContractSnapshot.Kept(), ContractSnapshot.Of(s_grains.Where(g => g.IsPublic), s_crossing.Where(t => t.IsPublic)));
}
