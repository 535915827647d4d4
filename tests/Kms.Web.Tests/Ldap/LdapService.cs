using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Kms.Testing;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Ldap;

/// <summary>The service with its directory over LDAP, and the ldapsearch of OpenLDAP, which knows nothing of us.</summary>
public sealed class LdapService : IAsyncLifetime
{
    public const int ConnectionsOfNetwork = 6;

    private readonly int _port = TestPort.Find();

    internal WebApp App { get; private set; } = null!; // set by InitializeAsync, as is all below

    internal Caller Operator { get; private set; } = null!;

    internal Enrolled Lena { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = new(null,
            ("Kms:Ldap:Port", _port.ToString(CultureInfo.InvariantCulture)), ("Kms:Ldap:Timeout", "00:00:05"),
            ("Kms:Ldap:ConnectionsOfNetwork", ConnectionsOfNetwork.ToString(CultureInfo.InvariantCulture)), ("Kms:Certificates:LookUps", "1500"));
        Operator = await App.SignInOperatorAsync();
        Lena = await Enrolled.MakeAsync(App, Operator);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>What a program of OpenLDAP says, and its exit code, which is the result code.</summary>
    internal async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        string[] all = ["-x", "-H", $"ldap://127.0.0.1:{_port}", .. arguments];
        var start = new ProcessStartInfo(program, all) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // it is there, or nothing is
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    internal Task<(int Code, string Said)> SearchAsync(string filter, params string[] more) =>
        RunAsync("ldapsearch", ["-LLL", "-o", "ldif-wrap=no", "-b", "dc=localhost", filter, .. more]);

    internal async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        return client;
    }

    /// <summary>Sends bytes and reads until the service ends the connection.</summary>
    internal async Task<byte[]> TellAsync(ReadOnlyMemory<byte> bytes, bool andClose = false)
    {
        using var client = await ConnectAsync();
        await using var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(bytes);
            if (andClose) client.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(answer);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // Whoever is cut off while more is on its way is reset.
        }
        return answer.ToArray();
    }
}
