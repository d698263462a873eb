"""Brings the tables up to date; what has been done before is left alone."""

import os

import psycopg2

connection = psycopg2.connect(connect_timeout=5)
with connection, connection.cursor() as cursor:
    # Two that run at once would both find nothing there.
    cursor.execute("select pg_advisory_xact_lock(1)")
    cursor.execute("create table if not exists items (id serial primary key, name text not null)")
    cursor.execute("create table if not exists migrations (version text, done timestamptz default clock_timestamp())")
    cursor.execute("insert into migrations (version) values (%s)", (os.environ["VERSION"],))
print("migrated to", os.environ["VERSION"])
