import { createServer } from 'node:http';
import { textAt } from '../host/json';
import { serveNames } from './names';

/** Where workloads of made-up apps listen. */
export const upstreamPort = 3000;

/**
 * Answers for every workload, by its name, as the network of a project would lead there; each tells who it is and what it
 * was asked. One that is asked to switch protocols does so, and sends back what it gets.
 */
export async function serveUpstreams(workloads: readonly string[]): Promise<() => void> {
  const addresses = new Map(workloads.map((name, index) => [name, `127.9.0.${index + 1}`]));
  const names = new Map([...addresses].map(([name, address]) => [address, name]));
  const server = createServer(({ headers, url, socket }, response) =>
    response.end(JSON.stringify({ by: names.get(textAt(socket.address(), 'address')), url, headers })),
  );
  server.on('upgrade', (_, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n');
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(upstreamPort, '0.0.0.0', resolve));
  const resolver = await serveNames((name) => addresses.get(name));
  return () => {
    server.close();
    server.closeAllConnections();
    resolver.close();
  };
}
