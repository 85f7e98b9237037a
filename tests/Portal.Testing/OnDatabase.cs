namespace Portal.Testing;

/// <summary>Which database a test runs on.</summary>
public enum OnDatabase
{
    Sqlite,
    Postgres,
}
