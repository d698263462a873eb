import os
import time

import psycopg2
import redis
from flask import Flask, jsonify, request

app = Flask(__name__)
started = time.time()
cache = redis.Redis(os.environ["REDIS"], password=os.environ["REDIS_PASSWORD"], socket_timeout=5)


def ask(query, *values):
    # What psycopg2 needs stands in PGHOST and its kin.
    connection = psycopg2.connect(connect_timeout=5)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


@app.get("/ready")
def ready():
    ask("select 1")
    cache.ping()
    return "ready\n"


@app.get("/items")
def items():
    return jsonify([{"name": name} for (name,) in ask("select name from items order by id")])


@app.post("/items")
def add():
    ask("insert into items (name) values (%s)", request.form["name"])
    return "added\n"


@app.get("/visits")
def visits():
    return jsonify(cache.incr("visits"))


@app.get("/about")
def about():
    migrations = ask("select version, extract(epoch from done)::float from migrations order by done")
    return jsonify(started=started, migrations=[{"version": each, "done": done} for each, done in migrations])
