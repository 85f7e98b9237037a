using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Portal.Testing;

/// <summary>
/// A PostgreSQL cluster of this test process, from Debian's package, on a free port of 127.0.0.1. Started when the first
/// test asks for it; ends when the process ends, however that happens: the shell that started it waits for the end of a
/// pipe that only this process holds.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Running = new(() => Task.Run(StartAsync));
    private readonly int port;
    private readonly Process shell;
    private int databases;

    private PostgresServer(int port, Process shell)
    {
        this.port = port;
        this.shell = shell; // A collected Process would close the pipe.
    }

    /// <summary>Process id of the shell that keeps the server.</summary>
    public int ProcessId => shell.Id;

    /// <summary>The server of this process.</summary>
    public static Task<PostgresServer> OfThisProcessAsync() => Running.Value;

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"portal_{Interlocked.Increment(ref databases)}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        return ConnectionString(name);
    }

    /// <summary>Drops a database whoever is still connected to it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(connection);
        await RunAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.Parse(Path.GetFileName(d), null)).Select(d => d + "/bin").FirstOrDefault()
            : null;
        if (bin is null)
            throw new InvalidOperationException("PostgreSQL is not installed (/usr/lib/postgresql): run ./test.sh once, or apt-get install postgresql.");
        var port = FreePort();
        var script = $$"""
            set -e
            dir=$(mktemp -d /tmp/portal-postgres.XXXXXX)
            trap 'rm -rf "$dir"' EXIT
            {{bin}}/initdb -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log"; exit 1; }
            {{bin}}/postgres -D "$dir/data" -p {{port}} -c listen_addresses=127.0.0.1 -c unix_socket_directories="$dir" \
              -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=64MB -c max_connections=200 >"$dir/log" 2>&1 &
            server=$!
            for try in $(seq 600); do
              {{bin}}/pg_isready -q -h 127.0.0.1 -p {{port}} && { echo ready; break; }
              kill -0 $server 2>/dev/null || { cat "$dir/log"; exit 1; }
              sleep 0.1
            done
            read -r _ || true
            kill -INT $server
            wait $server || true
            """;
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "bash", "-c", script])
            : new ProcessStartInfo("bash", ["-c", script]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = "/tmp";
        var shell = Process.Start(start)!;
        var said = new List<string>();
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
                return new PostgresServer(port, shell);
            said.Add(line);
        }
        throw new InvalidOperationException("PostgreSQL did not start:\n" + string.Join('\n', said));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
