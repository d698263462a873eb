import psycopg2
from flask import Flask

app = Flask(__name__)


def votes():
    # What psycopg2 needs stands in PGHOST and its kin.
    connection = psycopg2.connect(connect_timeout=5)
    try:
        with connection.cursor() as cursor:
            cursor.execute("select to_regclass('votes')")
            if cursor.fetchone() == (None,):
                return {}
            cursor.execute("select choice, count(*) from votes group by choice order by choice")
            return dict(cursor.fetchall())
    finally:
        connection.close()


@app.get("/ready")
def ready():
    votes()
    return "ready\n"


@app.get("/")
def show():
    rows = "".join(f"<li>{choice}: {count}</li>" for choice, count in votes().items())
    return f"<h1>Result</h1><ul>{rows}</ul>\n"
