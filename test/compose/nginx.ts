import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The real program, where the machine has it: `LADING_NGINX`, or on the path. */
export const nginx = [process.env.LADING_NGINX, 'nginx', '/usr/sbin/nginx'].find(
  (program) => program !== undefined && spawnSync(program, ['-v']).status === 0,
);

/** nginx with a configuration of ours, before servers that say who they are. */
export interface RunningProxy {
  /** Who answers a request; the status, where nobody of them does. */
  ask(host: string, path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly by: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export async function startProxy(program: string, config: string): Promise<RunningProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'lading-nginx-'));
  const servers = new Map<string, Server>();
  const ports = new Map<string, number>();
  for (const [, address = ''] of config.matchAll(/([a-z][a-z\d-]*:\d+);/g)) {
    if (ports.has(address)) continue;
    const server = createServer(({ headers, url }, response) => {
      response.end(JSON.stringify({ by: address, headers: { ...headers, url } }));
    });
    ports.set(address, await listen(server));
    servers.set(address, server);
  }
  const spare = createServer();
  const port = await listen(spare);
  await new Promise((resolve) => spare.close(resolve));
  let text = config.replaceAll('listen 8080', `listen 127.0.0.1:${port}`).replaceAll('/tmp/', `${folder}/`);
  for (const [address, own] of ports) text = text.replaceAll(`${address};`, `127.0.0.1:${own};`);
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, text);
  const child: ChildProcess = spawn(program, ['-c', file, '-p', folder, '-g', 'daemon off;'], {
    stdio: 'ignore',
  });
  const ask: RunningProxy['ask'] = (host, path, headers = {}) =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers: { ...headers, host } }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          resolve(status === 200 ? JSON.parse(body) : { by: String(status), headers: {} });
        });
      });
      asked.on('error', reject);
      asked.end();
    });
  for (let left = 100; ; left--) {
    const isUp = await ask('up', '/').then(
      () => true,
      () => false,
    );
    if (isUp) break;
    if (left === 0) throw new Error('nginx does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    ask,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      for (const server of servers.values()) server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
