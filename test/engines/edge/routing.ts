import { connect } from 'node:net';
import { at, textAt } from '../host/json';
import { askFor } from './ask';
import { answering } from './ingress';
import { asksOf, configOf, makeUp, workloads } from './made-up';
import type { Nginx } from './nginx';
import { serveUpstreams } from './upstreams';

const apps = 40;
const port = 8080;

/** Of apps that are made up, each host and path is answered by whom an Ingress would lead it to. */
export async function routesAsIngress(nginx: Nginx): Promise<string> {
  const stop = await serveUpstreams(workloads);
  let written = 0;
  let asked = 0;
  try {
    for (let seed = 1; written < apps; seed++) {
      if (seed > 20 * apps) throw new Error(`Lading refuses nearly all: it wrote ${written}`);
      const exposed = makeUp(seed);
      const config = configOf(exposed);
      if (config === undefined) continue;
      written++;
      const tell = (why: string): Error => new Error(`${why}\n${JSON.stringify(exposed)}\n${config}`);
      const refused = await nginx.refusal(config);
      if (refused !== undefined) throw tell(refused);
      const served = await nginx.serve(config);
      const asks = asksOf(exposed);
      const wrong = await Promise.all(
        asks.map(async ({ host, path }) => {
          const { status, body } = await askFor(port, host, encode(path));
          const by = status === 200 ? textAt(body, 'by') : String(status);
          const wanted = answering(exposed, host, path);
          return wanted.includes(by)
            ? []
            : [`${host}${path} is answered by ${by}, not ${wanted.join(' or ')}`];
        }),
      );
      await served.stop();
      asked += asks.length;
      if (wrong.flat().length > 0) throw tell(wrong.flat().join('\n'));
    }
  } finally {
    stop();
  }
  return `${asked} requests, ${written} apps`;
}

/** Each byte that is not plainly part of a path, as browsers send it. */
function encode(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Path and query to the letter, the host as it was asked for; and nothing that a client says of where it comes from. */
export async function passesOn(nginx: Nginx): Promise<string> {
  return serving(nginx, async () => {
    const path = '/api/a%2Fb?c=%20';
    const headers = { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https', 'x-own': 'kept' };
    const { body } = await askFor(port, 'w0.dev.localhost:8080', path, { headers });
    const wanted = {
      host: 'w0.dev.localhost:8080',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'w0.dev.localhost:8080',
      'x-own': 'kept',
    };
    if (textAt(body, 'url') !== path) throw new Error(`asked for ${textAt(body, 'url')}`);
    for (const [name, value] of Object.entries(wanted))
      if (at(body, 'headers', name) !== value) throw new Error(`${name}: ${at(body, 'headers', name)}`);
    return `${Object.keys(wanted).length} headers, also by a name below localhost`;
  });
}

/** As a WebSocket does: from then on bytes go both ways. */
export function switchesProtocols(nginx: Nginx): Promise<string> {
  return serving(nginx, async () => {
    const head = 'GET / HTTP/1.1\r\nHost: w0.dev\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n';
    const told = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(head));
      let text = '';
      socket.setTimeout(5000, () => reject(new Error(`after five seconds: ${text}`)));
      socket.on('error', reject).on('data', (part) => {
        const before = text;
        text += String(part);
        if (text.includes('and back')) socket.destroy(resolve(text) ?? undefined);
        else if (!before.includes('\r\n\r\n') && text.includes('\r\n\r\n')) socket.write('there and back');
      });
    });
    if (!told.startsWith('HTTP/1.1 101 ')) throw new Error(told);
    return 'there and back';
  });
}

async function serving(nginx: Nginx, work: () => Promise<string>): Promise<string> {
  const config = configOf({ w0: { host: 'w0.dev' } });
  if (config === undefined) throw new Error('Lading refuses the app');
  const stop = await serveUpstreams(workloads);
  const served = await nginx.serve(config);
  try {
    return await work();
  } finally {
    await served.stop();
    stop();
  }
}
