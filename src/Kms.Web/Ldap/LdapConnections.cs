using Microsoft.Extensions.Options;

namespace Kms.Web.Ldap;

/// <summary>How many connections there are, of all and of each network: nobody takes the places of others.</summary>
internal sealed class LdapConnections(IOptions<LdapOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = [];
    private int _all;

    public bool TryEnter(string network)
    {
        lock (_lock)
        {
            var own = _open.GetValueOrDefault(network);
            if (_all >= options.Value.Connections || own >= options.Value.ConnectionsOfNetwork) return false;
            _open[network] = own + 1;
            _all++;
            return true;
        }
    }

    public void Leave(string network)
    {
        lock (_lock)
        {
            _all--;
            if (--_open[network] == 0) _open.Remove(network);
        }
    }
}
