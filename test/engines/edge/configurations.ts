import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCases } from '../accept/cases';
import type { Nginx } from './nginx';

/** nginx takes what Lading has written for it; and is no judge that takes whatever it gets. */
export async function configurations({ refusal }: Nginx): Promise<string> {
  const files = findCases()
    .map(({ compose = '' }) => join(compose, 'edge-proxy/nginx.conf'))
    .filter((file) => existsSync(file));
  if (files.length === 0) throw new Error('no sample has an edge proxy');
  for (const file of files) {
    const config = readFileSync(file, 'utf8');
    const refused = await refusal(config);
    if (refused !== undefined) throw new Error(`${file}: ${refused}`);
    const broken = config.replace('proxy_pass', 'proxy_pas');
    if ((await refusal(broken)) === undefined) throw new Error('it takes a directive that there is not');
  }
  return `${files.length} taken`;
}
