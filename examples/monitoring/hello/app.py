from flask import Flask, Response

app = Flask(__name__)
count = 0


@app.get("/metrics")
def metrics():
    global count
    count += 1
    text = f"# TYPE hello_requests_total counter\nhello_requests_total {count}\n"
    return Response(text, mimetype="text/plain; version=0.0.4")
