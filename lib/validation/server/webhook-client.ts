import { isObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { Refuse } from './server-check';
import { isGiven } from './union';

type Steps = readonly (string | number)[];

/** How a webhook is reached. */
export function checkClient(config: unknown, at: Steps, refuse: Refuse): void {
  const { url, service } = objectIn(config);
  const tell = (steps: Steps, message: string) => refuse('webhook-client', '', [...at, ...steps], message);
  const hasUrl = url !== undefined && url !== null;
  if (hasUrl === isObject(service)) tell([], 'A webhook is found by a url or by a service: one of the two.');
  if (typeof url === 'string' && hasUrl && !/^https:\/\/[^/?#@]+(?:\/[^?#]*)?$/.test(url))
    tell(['url'], 'A url begins with https:// and a host, without user, query and fragment.');
  if (!isObject(service)) return;
  for (const field of ['name', 'namespace'] as const)
    if (!isGiven(service[field])) tell(['service', field], `A Service has a ${field}.`);
  const { path, port } = service;
  if (typeof port === 'number' && (port < 1 || port > 65_535))
    tell(['service', 'port'], `${port} is no port.`);
  if (
    typeof path === 'string' &&
    path !== '' &&
    path !== '/' &&
    (!path.startsWith('/') || path.includes('//'))
  )
    tell(['service', 'path'], `"${path}" is no path: it begins with "/", and has no two together.`);
}
