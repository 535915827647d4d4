using System.Collections.Immutable;
using System.Reflection;
using Kms.Organisations;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace Kms.Tests.Contracts;

/// <summary>What grains take and give, in the form in which it goes from one process to another.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly Assembly[] s_assemblies = [typeof(IUserGrain).Assembly, typeof(IOrganisationMembers).Assembly];

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void All_that_grains_take_and_give_can_be_written_read_and_copied()
    {
        var codecs = _services.GetRequiredService<ICodecProvider>();
        var copiers = _services.GetRequiredService<IDeepCopierProvider>();

        Assert.All(Carried(), type =>
        {
            Assert.NotNull(codecs.GetCodec(type));
            Assert.NotNull(copiers.GetDeepCopier(type));
        });
    }

    [Fact]
    public void A_refusal_arrives_with_all_that_it_says()
    {
        var refused = new RefusedException(Refusal.TooManyAttempts, "Wait.", [new Problem("name", "required", "Give a name.")])
        {
            RetryAfter = TimeSpan.FromSeconds(30),
        };

        var read = Carry(refused);

        Assert.Equal((refused.Refusal, refused.Detail, refused.Message, refused.RetryAfter), (read.Refusal, read.Detail, read.Message, read.RetryAfter));
        Assert.Equal([.. refused.Problems], read.Problems.ToArray());
    }

    [Fact]
    public void An_empty_list_arrives_as_an_empty_list()
    {
        var read = Carry(new RefusedException(Refusal.NotFound));

        Assert.Equal((true, null), (read.Problems.IsEmpty, read.Detail));
    }

    private T Carry<T>(T value)
    {
        var serializer = _services.GetRequiredService<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(value))!; // never null: it was not
    }

    // With the generics as they are used: Page<DeviceRow>, ImmutableArray<JobRow>.
    private static ImmutableArray<Type> Carried() =>
    [
        .. ContractTypes.GrainInterfaces(s_assemblies).SelectMany(grain => grain.GetMethods()).SelectMany(Parts).Where(type => type != typeof(void)).Distinct(),
    ];

    private static IEnumerable<Type> Parts(MethodInfo method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken)),
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(void),
    ];
}
