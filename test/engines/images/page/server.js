// A small Node service: it counts visits in redis, over a plain socket.
const http = require('node:http');
const net = require('node:net');

const [host, port] = (process.env.CACHE ?? '').split(':');

function count() {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), host, () => socket.write('INCR visits\r\n'));
    socket.setTimeout(2000, () => socket.destroy(new Error('redis does not answer')));
    socket.once('error', reject);
    socket.once('data', (reply) => {
      resolve(Number(reply.toString().slice(1)));
      socket.end('QUIT\r\n');
    });
  });
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/ready') return response.end('ready\n');
  try {
    response.end(`visit ${await count()}\n`);
  } catch (error) {
    response.writeHead(502).end(`${error.message}\n`);
  }
});

// Whoever is started before this listens has not waited for it.
setTimeout(() => server.listen(Number(process.env.PORT)), Number(process.env.SLOW_START ?? 0) * 1000);
process.once('SIGTERM', () => server.close(() => process.exit(0)));
