import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../host/run';

interface Made {
  readonly certificate: string;
  readonly key: string;
}

const known = new Map<string, Promise<Made>>();

/**
 * A certificate such as `mkcert` makes, for the host names of the step, and its key, once for each folder; whoever runs the
 * proxy may read them. What other steps have left at its place is replaced.
 */
export function makeCertificate(folder: string): Promise<Made> {
  const made = known.get(folder) ?? make(folder);
  known.set(folder, made);
  return made;
}

async function make(folder: string): Promise<Made> {
  const made = { certificate: join(folder, 'dev.pem'), key: join(folder, 'dev-key.pem') };
  mkdirSync(folder, { recursive: true });
  const names = 'subjectAltName=DNS:acme.dev,DNS:*.acme.dev';
  const ask = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', [
    ...ask,
    ...['-days', '2', '-subj', '/CN=acme.dev', '-addext', names],
    ...['-keyout', made.key, '-out', made.certificate],
  ]);
  for (const file of [made.certificate, made.key]) chmodSync(file, 0o644);
  return made;
}
