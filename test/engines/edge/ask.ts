import { Agent, type IncomingMessage, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { type Fields, isFields, parseJson } from '../host/json';

export interface Asked {
  readonly status: number;
  /** What was answered, where it is JSON. */
  readonly body: Fields;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Speaks TLS, and takes this certificate alone. */
  readonly certificate?: string;
  /** A body of so many bytes. */
  readonly bytes?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Asks a port of this machine for a path, exactly as it is written, of a host. */
export function askFor(port: number, host: string, path: string, options: AskOptions = {}): Promise<Asked> {
  const { headers = {}, certificate, bytes = 0 } = options;
  return new Promise((resolve, reject) => {
    const method = bytes > 0 ? 'POST' : 'GET';
    const what = { host: '127.0.0.1', port, path, method, headers: { ...headers, host } };
    const read = (response: IncomingMessage): void => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: bodyOf(text) }));
    };
    const asked =
      certificate === undefined
        ? request({ ...what, agent }, read)
        : requestSecurely({ ...what, ca: certificate, servername: host }, read);
    asked.on('error', reject);
    asked.end(bytes > 0 ? Buffer.alloc(bytes) : undefined);
  });
}

function bodyOf(text: string): Fields {
  const read = text.startsWith('{') ? parseJson(text) : undefined;
  return isFields(read) ? read : {};
}
