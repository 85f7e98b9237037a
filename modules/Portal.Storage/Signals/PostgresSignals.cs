using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Portal.Storage.Database;
using Portal.Storage.Nodes;

namespace Portal.Storage.Signals;

/// <summary>
/// <see cref="ISignals"/> among nodes on PostgreSQL: at once in this process, to the others by NOTIFY. A lost connection
/// is made anew and everybody woken, for what may have been missed.
/// </summary>
internal sealed class PostgresSignals(DatabaseTarget target, LocalSignals local, Node node, TimeProvider clock, ILogger<PostgresSignals> log)
    : BackgroundService, ISignals
{
    private const string Channel = "portal_signals";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async ValueTask RaiseAsync(string topic, CancellationToken ct = default)
    {
        local.Raise(topic);
        try
        {
            await using var connection = new NpgsqlConnection(target.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection)
            {
                Parameters = { new() { Value = Channel }, new() { Value = $"{node.Id} {topic}" } },
            };
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (NpgsqlException failed)
        {
            // What it tells of is committed already; the others find it at their next poll.
            log.LogWarning(failed, "Other nodes could not be woken for {Topic}", topic);
        }
    }

    public IDisposable Subscribe(string topic, Action wake) => local.Subscribe(topic, wake);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception failed) when (failed is NpgsqlException or IOException)
            {
                log.LogWarning(failed, "The connection for signals of other nodes is lost");
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        // Not from the pool; asked for a sign of life now and then, since a dead peer is silent.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(target.ConnectionString) { Pooling = false, KeepAlive = 20 }.ToString());
        connection.Notification += (_, told) =>
        {
            if (told.Payload.Split(' ', 2) is [var from, var topic] && from != node.Id)
                local.Raise(topic);
        };
        await connection.OpenAsync(ct);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await command.ExecuteNonQueryAsync(ct);
        local.RaiseAll();
        while (true)
            await connection.WaitAsync(ct);
    }
}
