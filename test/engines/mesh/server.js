// A member of a mesh: it tells who calls it, and fails as it is asked to.
const http = require('node:http');
const http2 = require('node:http2');
const net = require('node:net');

const { NAME, KIND } = process.env;
const failures = new Map();
const asked = new Map();
let mode = 'good';

function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://here');
  asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
  const [, planned, key] = /\/fail\/(\d+)\/(.+)$/.exec(pathname) ?? [];
  const send = (status, text) =>
    response.writeHead(status, { 'content-type': 'text/plain' }).end(`${text}\n`);
  if (pathname.startsWith('/mode/')) {
    mode = pathname.slice(6);
    return send(200, mode);
  }
  // How often somebody has asked for a path; and what arrives here of a request.
  if (pathname.startsWith('/asked-for/')) return send(200, asked.get(pathname.slice(10)) ?? 0);
  if (request.headers['x-tell'] !== undefined)
    return send(200, JSON.stringify({ name: NAME, path: request.url, headers: request.headers }));
  if (mode === 'bad') return send(500, 'bad');
  if (planned !== undefined) {
    const count = (failures.get(key) ?? 0) + 1;
    failures.set(key, count);
    if (count <= Number(planned)) return send(503, 'planned');
    return send(200, `${NAME} after ${count}`);
  }
  if (pathname.endsWith('/slow')) return setTimeout(() => send(200, 'slow'), 3000);
  return send(
    200,
    `${NAME} ${request.method} ${pathname} ${request.headers['x-forwarded-client-cert'] ?? 'nobody'}`,
  );
}

const servers = {
  http: () => http.createServer(answer),
  grpc: () => http2.createServer(answer),
  asked: () =>
    net.createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(`${NAME}\n`))),
  // What is left unread when it ends would take back what it has said.
  data: () =>
    net.createServer((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end(`${NAME}\n`),
    ),
};
if (KIND in servers) servers[KIND]().listen(8080);
else setInterval(() => {}, 1000);
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));
