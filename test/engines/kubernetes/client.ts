import { Agent, request } from 'node:https';
import { isFields, parseJson, textAt } from '../host/json';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks one API server, over connections that stay open. */
export interface Client {
  readonly server: string;
  ask(method: string, path: string, body?: unknown, type?: string): Promise<Answer>;
  /** Asks, and throws the server's message when it refuses. */
  get(path: string): Promise<unknown>;
}

export const token = 'lading';

export function createClient(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const client: Client = {
    server: `https://127.0.0.1:${port}`,
    ask(method, path, body, type = 'application/json') {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(text === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
      };
      const options = { host: '127.0.0.1', port, method, path, headers, agent, rejectUnauthorized: false };
      return new Promise((resolve, reject) => {
        const asked = request(options, (response) => {
          let received = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            received += part;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: read(received) }));
        });
        asked.on('error', reject);
        asked.end(text);
      });
    },
    async get(path) {
      const { status, body } = await client.ask('GET', path);
      if (status >= 400) throw new Error(`GET ${path}: ${status} ${messageOf(body)}`);
      return body;
    },
  };
  return client;
}

export function messageOf(body: unknown): string {
  return isFields(body) ? textAt(body, 'message') : String(body);
}

function read(text: string): unknown {
  return text.startsWith('{') ? parseJson(text) : text;
}
