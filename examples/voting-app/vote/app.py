import os
import uuid

import redis
from flask import Flask, make_response, request

options = os.environ["OPTIONS"].split(",")
store = redis.Redis(os.environ["REDIS"], socket_timeout=5)
app = Flask(__name__)


@app.get("/ready")
def ready():
    store.ping()
    return "ready\n"


@app.route("/", methods=["GET", "POST"])
def vote():
    voter = request.cookies.get("voter") or uuid.uuid4().hex
    chosen = request.form.get("vote")
    if chosen in options:
        store.rpush("votes", f"{voter} {chosen}")
    buttons = "".join(f'<button name="vote" value="{each}">{each}</button>' for each in options)
    answer = make_response(f'<h1>{" or ".join(options)}?</h1><form method="post">{buttons}</form>\n')
    answer.set_cookie("voter", voter)
    return answer
