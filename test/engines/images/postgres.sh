#!/bin/sh
# Starts Debian's PostgreSQL as the usual image would: makes the database on first use, then serves it.
set -e
data=${PGDATA:-/var/lib/postgresql/data}
programs=$(echo /usr/lib/postgresql/*/bin)
as_postgres() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

mkdir -p "$data" /var/run/postgresql
chown postgres: "$data" /var/run/postgresql
chmod 700 "$data"
if [ ! -s "$data/PG_VERSION" ]; then
  password=$(mktemp)
  printf '%s\n' "$POSTGRES_PASSWORD" > "$password"
  chown postgres: "$password"
  as_postgres "$programs/initdb" -D "$data" --auth-host=scram-sha-256 --pwfile="$password" > /dev/null
  rm "$password"
  echo 'host all all all scram-sha-256' >> "$data/pg_hba.conf"
fi
exec setpriv --reuid=postgres --regid=postgres --init-groups "$programs/postgres" -D "$data" -c 'listen_addresses=*'
