import os
import signal
import sys
import time

import psycopg2
import redis

signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
store = redis.Redis(os.environ["REDIS"], socket_timeout=30)


def work():
    connection = psycopg2.connect(connect_timeout=5)
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("create table if not exists votes (voter text primary key, choice text not null)")
    while True:
        # Taken off the list only once it is in the table: a vote that is being carried is not lost.
        vote = store.lrange("votes", 0, 0)
        if not vote:
            time.sleep(0.2)
            continue
        voter, choice = vote[0].decode().split(" ", 1)
        cursor.execute(
            "insert into votes values (%s, %s) on conflict (voter) do update set choice = excluded.choice",
            (voter, choice),
        )
        store.lpop("votes")


while True:
    try:
        work()
    except (psycopg2.OperationalError, redis.RedisError) as error:
        print(f"trying again: {error}", flush=True)
        time.sleep(1)
