from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello():
    return "Hello from Flask\n"


@app.get("/healthz")
def alive():
    return "alive\n"


@app.get("/ready")
def ready():
    return "ready\n"
