import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { CommandContext } from '../context';
import { openInBrowser } from '../open-in-browser';
import type { Settings } from '../settings';
import { framePage } from './frame-page';
import { keepRunning } from './keep-running';
import { sameOptions } from './same-options';

/**
 * Serves the page of the app to this machine alone, makes it anew whenever a file of the project is saved, and lets whoever
 * looks at it see that at once.
 */
export function watchReview(
  { flags, folder, streams }: CommandContext,
  settings: Settings,
  file: string,
): Promise<void> {
  const secret = randomBytes(16).toString('base64url');
  const listening = new Set<ServerResponse>();
  let state = 'busy';
  const frame = framePage();

  const server = createServer((request, response) => {
    const [, given, what] = /^\/([^/?]*)\/?([^?]*)/.exec(request.url ?? '') ?? [];
    const isHere = /^(?:127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '');
    if (!isHere || given !== secret) return void response.writeHead(404).end();
    if (what === 'told') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`data: ${state}\n\n`);
      listening.add(response);
      request.on('close', () => listening.delete(response));
      return undefined;
    }
    const body = what === 'page' ? pageNow(file) : frame.html;
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    return void response.writeHead(200, headers).end(body);
  });

  function tell(now: string): void {
    state = now;
    for (const response of listening) response.write(`data: ${state}\n\n`);
  }

  return new Promise((_, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const url = `http://127.0.0.1:${port}/${secret}/`;
      streams.stderr(`${url}\n`);
      if (flags.has('open')) openInBrowser(url);
      keepRunning({
        folder: settings.folder,
        ignored: [settings.out, file],
        from: folder,
        args: ['review', ...sameOptions(flags, ['watch', 'open', 'output-file']), '--output-file', file],
        begun: () => tell('busy'),
        ended: (code) => tell(code === 2 ? 'failed' : 'done'),
      }).catch(reject);
    });
  });
}

function pageNow(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
