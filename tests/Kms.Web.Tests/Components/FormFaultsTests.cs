using Kms.Web.Components.Parts;

namespace Kms.Web.Tests.Components;

public sealed class FormFaultsTests
{
    private readonly FormFaults _faults = new();
    private int _changes;

    public FormFaultsTests() => _faults.Changed += () => _changes++;

    [Fact]
    public void Faults_stand_in_the_order_of_their_fields_whichever_was_found_first()
    {
        foreach (var field in new[] { "name", "country", "code" }) _faults.Tell(field, field, field, null);

        _faults.Tell("code", "code", "code", "wrong");
        _faults.Tell("name", "name", "name", "missing");

        Assert.Equal(["name", "code"], _faults.All.Select(fault => fault.Id));
    }

    [Fact]
    public void Only_what_is_new_is_drawn_again()
    {
        _faults.Tell("name", "name", "name", null);
        Assert.Equal(0, _changes);

        _faults.Tell("name", "name", "name", "missing");
        _faults.Tell("name", "name", "name", "missing");
        Assert.Equal(1, _changes);

        _faults.Leave("name");
        Assert.Equal((2, 0), (_changes, _faults.All.Count()));
    }
}
