using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Site.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    NameConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PausedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LockedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosingAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UserName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NormalizedUserName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PasswordHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_places",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Slug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_places", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_places_accounts_places_ParentId",
                        column: x => x.ParentId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts_privacy_notices",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_privacy_notices", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "accounts_setup",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_setup", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_site",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    EnglishName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Host = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    PhoneHours = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    IcpRecord = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    PoliceRecord = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    FooterText = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_site", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_certificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedName = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    UpTo = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Chain = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_certificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_hour_answers",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Accepted = table.Column<bool>(type: "boolean", nullable: false),
                    Words = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_hour_answers", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "calendar_hours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Theme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Day = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    Slot = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Chain = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_hours", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "content_arrangements",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Json = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_arrangements", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "content_slots",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    BaseVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_slots", x => new { x.ItemId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "moderation_like_counts",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_like_counts", x => new { x.Kind, x.SubjectId });
                });

            migrationBuilder.CreateTable(
                name: "moderation_likes",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Who = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_likes", x => new { x.Kind, x.SubjectId, x.Who });
                });

            migrationBuilder.CreateTable(
                name: "moderation_mutes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Who = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scope = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_mutes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "moderation_reports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Who = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Excerpt = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_reports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "moderation_words",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Effect = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    List = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_words", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Permission = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NotBefore = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsHandedOut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "requests_counters",
                columns: table => new
                {
                    Day = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_counters", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "requests_holidays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Works = table.Column<bool>(type: "boolean", nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_holidays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "requests_keys",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Keys = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_keys", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "requests_leases",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_leases", x => new { x.OrderId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "requests_misses",
                columns: table => new
                {
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_misses", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "storage_cursors",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    LastId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_cursors", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "storage_documents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlacePath = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_documents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "storage_events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "storage_keys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "storage_leases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    Holder = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_leases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "storage_recipes",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_recipes", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "storage_secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Sealed = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_storage_secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "accounts_codes",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Misses = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_codes", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_accounts_codes_accounts_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "accounts_people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_consents",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_consents", x => new { x.PersonId, x.Version });
                    table.ForeignKey(
                        name: "FK_accounts_consents_accounts_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "accounts_people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_contacts",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_contacts", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_accounts_contacts_accounts_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "accounts_people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_invitations_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "accounts_place_settings",
                columns: table => new
                {
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Json = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_place_settings", x => new { x.PlaceId, x.Key });
                    table.ForeignKey(
                        name: "FK_accounts_place_settings_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "accounts_roles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GivenBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_roles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_accounts_roles_accounts_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "accounts_people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_accounts_roles_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_venues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PictureId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_venues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_venues_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "content_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    WantedSlug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LatestVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    FirstPublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArchiveAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TakenDownReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stamp = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_items", x => x.Id);
                    table.ForeignKey(
                        name: "FK_content_items_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "content_media",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Blob = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Alt = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsResized = table.Column<bool>(type: "boolean", nullable: false),
                    FocusX = table.Column<int>(type: "integer", nullable: false),
                    FocusY = table.Column<int>(type: "integer", nullable: false),
                    PosterId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_media", x => x.Id);
                    table.ForeignKey(
                        name: "FK_content_media_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "content_names",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_names", x => x.Id);
                    table.ForeignKey(
                        name: "FK_content_names_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmissionKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Vulnerable = table.Column<bool>(type: "boolean", nullable: false),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    SaidInEpisodeId = table.Column<Guid>(type: "uuid", nullable: true),
                    SaidAtSecond = table.Column<int>(type: "integer", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Wanted = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    Content = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Visibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: true),
                    BackupId = table.Column<Guid>(type: "uuid", nullable: true),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: true),
                    Second = table.Column<int>(type: "integer", nullable: true),
                    Promise = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Category = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Entered = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    FirstAnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Clock = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ClockStarted = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Rank = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextStep = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_orders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_requests_orders_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_requests_orders_requests_orders_ParentId",
                        column: x => x.ParentId,
                        principalTable: "requests_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "requests_units",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    About = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_units", x => x.Id);
                    table.ForeignKey(
                        name: "FK_requests_units_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rooms_rooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Intro = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Cover = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Slate = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    PreModerated = table.Column<bool>(type: "boolean", nullable: false),
                    Speakers = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SlowSeconds = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_rooms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rooms_rooms_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notices_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NoticeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sender = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_deliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_notices_deliveries_notices_outbox_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "notices_outbox",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_activities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Theme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    VenueId = table.Column<Guid>(type: "uuid", nullable: true),
                    Venue = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Organiser = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Team = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Speaker = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bring = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Contact = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PictureId = table.Column<Guid>(type: "uuid", nullable: true),
                    WordsVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    TakesRegistrations = table.Column<bool>(type: "boolean", nullable: false),
                    IsPublished = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_activities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_activities_accounts_places_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "accounts_places",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_calendar_activities_calendar_venues_VenueId",
                        column: x => x.VenueId,
                        principalTable: "calendar_venues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "content_slugs",
                columns: table => new
                {
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_slugs", x => new { x.Type, x.Slug });
                    table.ForeignKey(
                        name: "FK_content_slugs_content_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "content_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "content_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Summary = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "character varying(100000)", maxLength: 100000, nullable: false),
                    Byline = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CoverId = table.Column<Guid>(type: "uuid", nullable: true),
                    Part = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    AuthorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_versions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_content_versions_content_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "content_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stories_respects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Device = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HeldBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories_respects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_stories_respects_content_items_ItemId",
                        column: x => x.ItemId,
                        principalTable: "content_items",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "content_variants",
                columns: table => new
                {
                    MediaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Blob = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_variants", x => new { x.MediaId, x.Width });
                    table.ForeignKey(
                        name: "FK_content_variants_content_media_MediaId",
                        column: x => x.MediaId,
                        principalTable: "content_media",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_contacts",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Phone = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_contacts", x => x.OrderId);
                    table.ForeignKey(
                        name: "FK_requests_contacts_requests_orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "requests_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Command = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    FromState = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ToState = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Hats = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Facts = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_requests_events_requests_orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "requests_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "requests_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Blob = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_requests_files_requests_orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "requests_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_texts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ForOrderer = table.Column<bool>(type: "boolean", nullable: false),
                    Sealed = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_texts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_requests_texts_requests_orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "requests_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_wants",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Who = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_wants", x => new { x.OrderId, x.Who });
                    table.ForeignKey(
                        name: "FK_requests_wants_requests_orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "requests_orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "requests_members",
                columns: table => new
                {
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AbsentUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests_members", x => new { x.UnitId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_requests_members_requests_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "requests_units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_products",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Picture = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_products", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rooms_products_rooms_rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "rooms_rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_series",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Intro = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_series", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rooms_series_rooms_rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "rooms_rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_series",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Extra = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Except = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Pauses = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_series", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_series_calendar_activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "calendar_activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "content_media_uses",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MediaId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_media_uses", x => new { x.VersionId, x.MediaId });
                    table.ForeignKey(
                        name: "FK_content_media_uses_content_versions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "content_versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "content_remarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Passage = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_remarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_content_remarks_content_versions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "content_versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "content_signatures",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Remark = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_content_signatures", x => new { x.VersionId, x.Step });
                    table.ForeignKey(
                        name: "FK_content_signatures_content_versions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "content_versions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_episodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    About = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Hosts = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Interrupted = table.Column<bool>(type: "boolean", nullable: false),
                    SignalAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CutOffAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SealedKey = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    KeyPrint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    PlayName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    DelaySeconds = table.Column<int>(type: "integer", nullable: false),
                    GraceMinutes = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReplayVisible = table.Column<bool>(type: "boolean", nullable: false),
                    Summary = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    TrimFrom = table.Column<int>(type: "integer", nullable: true),
                    TrimTo = table.Column<int>(type: "integer", nullable: true),
                    CutsReleased = table.Column<bool>(type: "boolean", nullable: false),
                    AnsweringOrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordingDeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RecordingProtected = table.Column<bool>(type: "boolean", nullable: false),
                    Peak = table.Column<int>(type: "integer", nullable: false),
                    IsDemoLoop = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_episodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rooms_episodes_rooms_rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "rooms_rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_rooms_episodes_rooms_series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "rooms_series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_occurrences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: true),
                    Slot = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Starts = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Ends = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    MovedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Venue = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Speaker = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IsPaused = table.Column<bool>(type: "boolean", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: false),
                    Seated = table.Column<int>(type: "integer", nullable: false),
                    Waiting = table.Column<int>(type: "integer", nullable: false),
                    LastNumber = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_occurrences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_occurrences_calendar_activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "calendar_activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_calendar_occurrences_calendar_series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "calendar_series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "rooms_captions",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_captions", x => x.EpisodeId);
                    table.ForeignKey(
                        name: "FK_rooms_captions_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Device = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Region = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReplyToId = table.Column<Guid>(type: "uuid", nullable: true),
                    Invitation = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ByStaff = table.Column<bool>(type: "boolean", nullable: false),
                    Second = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ShownAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HeldBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    HeldMatch = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Reports = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    OrderNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    OrderAddress = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rooms_comments_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rooms_heads",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    Pinned = table.Column<long>(type: "bigint", nullable: true),
                    OnScreen = table.Column<long>(type: "bigint", nullable: true),
                    Invitation = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_heads", x => x.EpisodeId);
                    table.ForeignKey(
                        name: "FK_rooms_heads_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_invitations",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Question = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Example = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_invitations", x => new { x.EpisodeId, x.Number });
                    table.ForeignKey(
                        name: "FK_rooms_invitations_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_marks",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Target = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_marks", x => new { x.EpisodeId, x.Seq });
                    table.ForeignKey(
                        name: "FK_rooms_marks_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rooms_reminders",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldOf = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_reminders", x => new { x.EpisodeId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_rooms_reminders_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_samples",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Minute = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Viewers = table.Column<int>(type: "integer", nullable: false),
                    ViewerSeconds = table.Column<int>(type: "integer", nullable: false),
                    Hls = table.Column<int>(type: "integer", nullable: false),
                    Flv = table.Column<int>(type: "integer", nullable: false),
                    Rtmp = table.Column<int>(type: "integer", nullable: false),
                    Listen = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_samples", x => new { x.EpisodeId, x.Minute });
                    table.ForeignKey(
                        name: "FK_rooms_samples_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_segments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    StartedSecond = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_segments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rooms_segments_rooms_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "rooms_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_attendance",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Who = table.Column<string>(type: "character varying(70)", maxLength: 70, nullable: false, collation: "C"),
                    SealedName = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    Seats = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MarkedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_attendance", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_attendance_calendar_occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "calendar_occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_photos",
                columns: table => new
                {
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MediaId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_photos", x => new { x.OccurrenceId, x.MediaId });
                    table.ForeignKey(
                        name: "FK_calendar_photos_calendar_occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "calendar_occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_ratings",
                columns: table => new
                {
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Face = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_ratings", x => x.RegistrationId);
                    table.ForeignKey(
                        name: "FK_calendar_ratings_calendar_occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "calendar_occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Who = table.Column<string>(type: "character varying(70)", maxLength: 70, nullable: false, collation: "C"),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    SealedName = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    SealedPhone = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    Seats = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    KeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OfferUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LapsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DayReminderFor = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HourReminderFor = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_registrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_registrations_calendar_occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "calendar_occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_reports",
                columns: table => new
                {
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Others = table.Column<int>(type: "integer", nullable: false),
                    IsShown = table.Column<bool>(type: "boolean", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArticleId = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_reports", x => x.OccurrenceId);
                    table.ForeignKey(
                        name: "FK_calendar_reports_calendar_occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "calendar_occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rooms_segment_orders",
                columns: table => new
                {
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SegmentId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rooms_segment_orders", x => new { x.EpisodeId, x.OrderId });
                    table.ForeignKey(
                        name: "FK_rooms_segment_orders_rooms_segments_SegmentId",
                        column: x => x.SegmentId,
                        principalTable: "rooms_segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "calendar_calls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Say = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Misses = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_calls", x => x.Id);
                    table.ForeignKey(
                        name: "FK_calendar_calls_calendar_occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "calendar_occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_calendar_calls_calendar_registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "calendar_registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_audit_At",
                table: "accounts_audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_audit_Subject",
                table: "accounts_audit",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_contacts_Fingerprint",
                table: "accounts_contacts",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_invitations_Hash",
                table: "accounts_invitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_invitations_PlaceId",
                table: "accounts_invitations",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_people_ClosingAt",
                table: "accounts_people",
                column: "ClosingAt");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_people_NormalizedUserName",
                table: "accounts_people",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_people_SortKey",
                table: "accounts_people",
                column: "SortKey");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_places_ParentId",
                table: "accounts_places",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_places_Path",
                table: "accounts_places",
                column: "Path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_roles_PersonId_Role_PlaceId",
                table: "accounts_roles",
                columns: new[] { "PersonId", "Role", "PlaceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_roles_PlaceId",
                table: "accounts_roles",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_setup_Hash",
                table: "accounts_setup",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_activities_PlaceId",
                table: "calendar_activities",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_activities_VenueId",
                table: "calendar_activities",
                column: "VenueId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_attendance_OccurrenceId_Who",
                table: "calendar_attendance",
                columns: new[] { "OccurrenceId", "Who" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_attendance_PersonId",
                table: "calendar_attendance",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_attendance_RegistrationId",
                table: "calendar_attendance",
                column: "RegistrationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_calls_DoneAt_At",
                table: "calendar_calls",
                columns: new[] { "DoneAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_calls_OccurrenceId",
                table: "calendar_calls",
                column: "OccurrenceId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_calls_RegistrationId_Sequence",
                table: "calendar_calls",
                columns: new[] { "RegistrationId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_certificates_Code",
                table: "calendar_certificates",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_certificates_PersonId",
                table: "calendar_certificates",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_hour_answers_PersonId",
                table: "calendar_hour_answers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_hours_Corrects",
                table: "calendar_hours",
                column: "Corrects");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_hours_Day",
                table: "calendar_hours",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_hours_OccurrenceId",
                table: "calendar_hours",
                column: "OccurrenceId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_hours_PersonId_Number",
                table: "calendar_hours",
                columns: new[] { "PersonId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_hours_Slot",
                table: "calendar_hours",
                column: "Slot",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_occurrences_ActivityId_Slot",
                table: "calendar_occurrences",
                columns: new[] { "ActivityId", "Slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_occurrences_Day_Starts_ActivityId",
                table: "calendar_occurrences",
                columns: new[] { "Day", "Starts", "ActivityId" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_occurrences_MovedFrom",
                table: "calendar_occurrences",
                column: "MovedFrom");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_occurrences_SeriesId",
                table: "calendar_occurrences",
                column: "SeriesId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_occurrences_Starts",
                table: "calendar_occurrences",
                column: "Starts");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_ratings_OccurrenceId",
                table: "calendar_ratings",
                column: "OccurrenceId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_ratings_PersonId",
                table: "calendar_ratings",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_registrations_OccurrenceId_Number",
                table: "calendar_registrations",
                columns: new[] { "OccurrenceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_registrations_OccurrenceId_Who",
                table: "calendar_registrations",
                columns: new[] { "OccurrenceId", "Who" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_calendar_registrations_OfferUntil",
                table: "calendar_registrations",
                column: "OfferUntil");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_registrations_PersonId",
                table: "calendar_registrations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_series_ActivityId",
                table: "calendar_series",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_venues_PlaceId_Name",
                table: "calendar_venues",
                columns: new[] { "PlaceId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_content_items_PlaceId",
                table: "content_items",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_content_items_State_PublishAt",
                table: "content_items",
                columns: new[] { "State", "PublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_content_items_Type_FirstPublishedAt",
                table: "content_items",
                columns: new[] { "Type", "FirstPublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_content_items_Type_Slug",
                table: "content_items",
                columns: new[] { "Type", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_content_media_IsResized",
                table: "content_media",
                column: "IsResized");

            migrationBuilder.CreateIndex(
                name: "IX_content_media_PlaceId_At",
                table: "content_media",
                columns: new[] { "PlaceId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_content_media_PlaceId_Blob",
                table: "content_media",
                columns: new[] { "PlaceId", "Blob" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_content_media_uses_MediaId",
                table: "content_media_uses",
                column: "MediaId");

            migrationBuilder.CreateIndex(
                name: "IX_content_names_PlaceId_Name",
                table: "content_names",
                columns: new[] { "PlaceId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_content_remarks_ItemId",
                table: "content_remarks",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_content_remarks_VersionId",
                table: "content_remarks",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_content_signatures_ItemId",
                table: "content_signatures",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_content_signatures_VersionId_PersonId",
                table: "content_signatures",
                columns: new[] { "VersionId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_content_slots_At",
                table: "content_slots",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_content_slugs_ItemId",
                table: "content_slugs",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_content_versions_ItemId_Number",
                table: "content_versions",
                columns: new[] { "ItemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_moderation_like_counts_GroupId_ChangedAt",
                table: "moderation_like_counts",
                columns: new[] { "GroupId", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_moderation_likes_Who",
                table: "moderation_likes",
                column: "Who");

            migrationBuilder.CreateIndex(
                name: "IX_moderation_mutes_Who_PlaceId_Scope",
                table: "moderation_mutes",
                columns: new[] { "Who", "PlaceId", "Scope" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_moderation_reports_PlaceId_Outcome_At",
                table: "moderation_reports",
                columns: new[] { "PlaceId", "Outcome", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_moderation_reports_Subject_Who",
                table: "moderation_reports",
                columns: new[] { "Subject", "Who" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_moderation_words_PlaceId_Word",
                table: "moderation_words",
                columns: new[] { "PlaceId", "Word" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_deliveries_NoticeId_Sender",
                table: "notices_deliveries",
                columns: new[] { "NoticeId", "Sender" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_deliveries_State_NextAt",
                table: "notices_deliveries",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_IsHandedOut_NotBefore",
                table: "notices_outbox",
                columns: new[] { "IsHandedOut", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_Key",
                table: "notices_outbox",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_PersonId_At",
                table: "notices_outbox",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_outbox_PlaceId_At",
                table: "notices_outbox",
                columns: new[] { "PlaceId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_events_At",
                table: "requests_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_requests_events_OrderId_Version",
                table: "requests_events",
                columns: new[] { "OrderId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_requests_files_OrderId_Version_Position",
                table: "requests_files",
                columns: new[] { "OrderId", "Version", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_requests_leases_Until",
                table: "requests_leases",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_requests_members_PersonId",
                table: "requests_members",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_AuthorId",
                table: "requests_orders",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_EpisodeId",
                table: "requests_orders",
                column: "EpisodeId");

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_NextStep",
                table: "requests_orders",
                column: "NextStep");

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_Number",
                table: "requests_orders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_ParentId",
                table: "requests_orders",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_PlaceId_State_Rank",
                table: "requests_orders",
                columns: new[] { "PlaceId", "State", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_SubmissionKey",
                table: "requests_orders",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_requests_orders_UnitId",
                table: "requests_orders",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_requests_texts_OrderId_Version",
                table: "requests_texts",
                columns: new[] { "OrderId", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_requests_units_PlaceId_Name",
                table: "requests_units",
                columns: new[] { "PlaceId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rooms_comments_EpisodeId_At",
                table: "rooms_comments",
                columns: new[] { "EpisodeId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_comments_EpisodeId_Invitation_Seq",
                table: "rooms_comments",
                columns: new[] { "EpisodeId", "Invitation", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_comments_EpisodeId_Second",
                table: "rooms_comments",
                columns: new[] { "EpisodeId", "Second" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_comments_EpisodeId_Seq",
                table: "rooms_comments",
                columns: new[] { "EpisodeId", "Seq" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rooms_comments_EpisodeId_State_At",
                table: "rooms_comments",
                columns: new[] { "EpisodeId", "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_comments_State_At",
                table: "rooms_comments",
                columns: new[] { "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_episodes_KeyPrint",
                table: "rooms_episodes",
                column: "KeyPrint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rooms_episodes_PlayName",
                table: "rooms_episodes",
                column: "PlayName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rooms_episodes_RoomId_Number",
                table: "rooms_episodes",
                columns: new[] { "RoomId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rooms_episodes_SeriesId",
                table: "rooms_episodes",
                column: "SeriesId");

            migrationBuilder.CreateIndex(
                name: "IX_rooms_episodes_State_StartsAt",
                table: "rooms_episodes",
                columns: new[] { "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_products_RoomId_Position",
                table: "rooms_products",
                columns: new[] { "RoomId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_reminders_PersonId",
                table: "rooms_reminders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_rooms_rooms_PlaceId",
                table: "rooms_rooms",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_rooms_rooms_Slug",
                table: "rooms_rooms",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rooms_segment_orders_SegmentId",
                table: "rooms_segment_orders",
                column: "SegmentId");

            migrationBuilder.CreateIndex(
                name: "IX_rooms_segments_EpisodeId_Position",
                table: "rooms_segments",
                columns: new[] { "EpisodeId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_rooms_series_RoomId_Name",
                table: "rooms_series",
                columns: new[] { "RoomId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_storage_documents_Kind_ItemId",
                table: "storage_documents",
                columns: new[] { "Kind", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_storage_events_At",
                table: "storage_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_stories_respects_ItemId_State_At",
                table: "stories_respects",
                columns: new[] { "ItemId", "State", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stories_respects_State_At",
                table: "stories_respects",
                columns: new[] { "State", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_audit");

            migrationBuilder.DropTable(
                name: "accounts_codes");

            migrationBuilder.DropTable(
                name: "accounts_consents");

            migrationBuilder.DropTable(
                name: "accounts_contacts");

            migrationBuilder.DropTable(
                name: "accounts_invitations");

            migrationBuilder.DropTable(
                name: "accounts_place_settings");

            migrationBuilder.DropTable(
                name: "accounts_privacy_notices");

            migrationBuilder.DropTable(
                name: "accounts_roles");

            migrationBuilder.DropTable(
                name: "accounts_setup");

            migrationBuilder.DropTable(
                name: "accounts_site");

            migrationBuilder.DropTable(
                name: "calendar_attendance");

            migrationBuilder.DropTable(
                name: "calendar_calls");

            migrationBuilder.DropTable(
                name: "calendar_certificates");

            migrationBuilder.DropTable(
                name: "calendar_hour_answers");

            migrationBuilder.DropTable(
                name: "calendar_hours");

            migrationBuilder.DropTable(
                name: "calendar_photos");

            migrationBuilder.DropTable(
                name: "calendar_ratings");

            migrationBuilder.DropTable(
                name: "calendar_reports");

            migrationBuilder.DropTable(
                name: "content_arrangements");

            migrationBuilder.DropTable(
                name: "content_media_uses");

            migrationBuilder.DropTable(
                name: "content_names");

            migrationBuilder.DropTable(
                name: "content_remarks");

            migrationBuilder.DropTable(
                name: "content_signatures");

            migrationBuilder.DropTable(
                name: "content_slots");

            migrationBuilder.DropTable(
                name: "content_slugs");

            migrationBuilder.DropTable(
                name: "content_variants");

            migrationBuilder.DropTable(
                name: "moderation_like_counts");

            migrationBuilder.DropTable(
                name: "moderation_likes");

            migrationBuilder.DropTable(
                name: "moderation_mutes");

            migrationBuilder.DropTable(
                name: "moderation_reports");

            migrationBuilder.DropTable(
                name: "moderation_words");

            migrationBuilder.DropTable(
                name: "notices_deliveries");

            migrationBuilder.DropTable(
                name: "requests_contacts");

            migrationBuilder.DropTable(
                name: "requests_counters");

            migrationBuilder.DropTable(
                name: "requests_events");

            migrationBuilder.DropTable(
                name: "requests_files");

            migrationBuilder.DropTable(
                name: "requests_holidays");

            migrationBuilder.DropTable(
                name: "requests_keys");

            migrationBuilder.DropTable(
                name: "requests_leases");

            migrationBuilder.DropTable(
                name: "requests_members");

            migrationBuilder.DropTable(
                name: "requests_misses");

            migrationBuilder.DropTable(
                name: "requests_texts");

            migrationBuilder.DropTable(
                name: "requests_wants");

            migrationBuilder.DropTable(
                name: "rooms_captions");

            migrationBuilder.DropTable(
                name: "rooms_comments");

            migrationBuilder.DropTable(
                name: "rooms_heads");

            migrationBuilder.DropTable(
                name: "rooms_invitations");

            migrationBuilder.DropTable(
                name: "rooms_marks");

            migrationBuilder.DropTable(
                name: "rooms_products");

            migrationBuilder.DropTable(
                name: "rooms_reminders");

            migrationBuilder.DropTable(
                name: "rooms_samples");

            migrationBuilder.DropTable(
                name: "rooms_segment_orders");

            migrationBuilder.DropTable(
                name: "storage_cursors");

            migrationBuilder.DropTable(
                name: "storage_documents");

            migrationBuilder.DropTable(
                name: "storage_events");

            migrationBuilder.DropTable(
                name: "storage_keys");

            migrationBuilder.DropTable(
                name: "storage_leases");

            migrationBuilder.DropTable(
                name: "storage_recipes");

            migrationBuilder.DropTable(
                name: "storage_secrets");

            migrationBuilder.DropTable(
                name: "stories_respects");

            migrationBuilder.DropTable(
                name: "accounts_people");

            migrationBuilder.DropTable(
                name: "calendar_registrations");

            migrationBuilder.DropTable(
                name: "content_versions");

            migrationBuilder.DropTable(
                name: "content_media");

            migrationBuilder.DropTable(
                name: "notices_outbox");

            migrationBuilder.DropTable(
                name: "requests_units");

            migrationBuilder.DropTable(
                name: "requests_orders");

            migrationBuilder.DropTable(
                name: "rooms_segments");

            migrationBuilder.DropTable(
                name: "calendar_occurrences");

            migrationBuilder.DropTable(
                name: "content_items");

            migrationBuilder.DropTable(
                name: "rooms_episodes");

            migrationBuilder.DropTable(
                name: "calendar_series");

            migrationBuilder.DropTable(
                name: "rooms_series");

            migrationBuilder.DropTable(
                name: "calendar_activities");

            migrationBuilder.DropTable(
                name: "rooms_rooms");

            migrationBuilder.DropTable(
                name: "calendar_venues");

            migrationBuilder.DropTable(
                name: "accounts_places");
        }
    }
}
