import { request } from 'node:http';
import { parseJson, textAt } from '../host/json';

/** The Engine of the box answers here. */
export const socket = '/run/docker.sock';

/** Asks the Docker Engine's API; throws what the Engine says when it refuses. */
export function docker(method: string, path: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: socket, method, path, timeout: 120_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const failed = (response.statusCode ?? 500) >= 400;
        if (failed) reject(new Error(`docker ${method} ${path}: ${response.statusCode} ${text.trim()}`));
        else resolve(text.startsWith('{"status"') || text === '' ? undefined : answerOf(text));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

function answerOf(text: string): unknown {
  return /^[[{]/.test(text) ? parseJson(text) : text;
}

/** Gets an image from a registry on this machine and gives it the name that manifests use. */
export async function pullAs(registry: string, repository: string, tag: string, name: string): Promise<void> {
  const local = `${registry}/${repository}`;
  await docker('POST', `/images/create?fromImage=${encodeURIComponent(local)}&tag=${tag}`);
  const [, repo = name] = /^(.*):[^:/]*$/.exec(name) ?? [];
  await docker('POST', `/images/${local}:${tag}/tag?repo=${encodeURIComponent(repo)}&tag=${tag}`);
}

export async function engineVersion(): Promise<string> {
  return textAt(await docker('GET', '/version'), 'Version');
}
