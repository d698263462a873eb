import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../host/run';

/** A certificate such as `mkcert` makes, for the host names of the step, and its key; whoever runs the proxy may read them. */
export async function makeCertificate(
  folder: string,
): Promise<{ readonly certificate: string; readonly key: string }> {
  const made = { certificate: join(folder, 'dev.pem'), key: join(folder, 'dev-key.pem') };
  if (existsSync(made.certificate)) return made;
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
