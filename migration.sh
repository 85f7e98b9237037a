#!/usr/bin/env bash
# migration.sh NAME: adds a migration for SQLite and for PostgreSQL to site/Portal.Site/Migrations, from the model of all modules.
# Until the first release there is one migration: ./migration.sh Initial makes it anew.
set -euo pipefail
cd "$(dirname "$0")"
name=${1:?usage: ./migration.sh NAME   (in CamelCase, what changes: AddStoryCover)}
home=site/Portal.Site/Migrations
[ "$name" != Initial ] || rm -rf "$home"
dotnet tool restore >/dev/null
dotnet build site/Portal.Design -m:1 -v q -nologo -clp:NoSummary
for kind in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --context "${kind}PortalDb" --output-dir "Migrations/$kind" \
    --project site/Portal.Site --startup-project site/Portal.Design
  # One file name as long as there is one migration, so that two branches meet in the same file.
  [ "$name" != Initial ] || for end in .cs .Designer.cs; do mv "$home/$kind"/*_Initial$end "$home/$kind/Initial$end"; done
done
# Without the byte order mark that the tool writes.
sed -i '1s/^\xEF\xBB\xBF//' "$home"/*/*.cs
