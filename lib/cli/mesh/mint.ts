import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Authority, createAuthority, createLeaf, pemOf, type Validity } from './certificate';
import type { Named } from './members';

/** Beside the Compose file, as that mounts it. */
export const certificateFolder = 'mesh-certs';

/** For proxies to read a new bundle: they are told by the kernel. */
const settling = 2000;
/** Clocks differ. */
const early = 5 * 60_000;

/**
 * Mints a certificate for each proxy of a Compose project, by an authority whose key is gone afterwards. Running proxies
 * read them at once, and no connection between them fails: each learns whom to trust before anybody shows something new.
 *
 * @param lifetime in milliseconds
 * @returns until when they hold
 */
export async function mint(compose: string, members: readonly Named[], lifetime: number): Promise<Date> {
  const root = makeRoot(join(dirname(compose), certificateFolder));
  const now = Date.now();
  const validity = { from: new Date(now - early), to: new Date(now + lifetime) };
  const authority = createAuthority(`mesh ${new Date(now).toISOString()}`, validity);
  const before = members.flatMap(({ folder }) => trustedIn(join(root, folder)));
  const [last] = before;
  for (const { folder } of members) writeBundle(join(root, folder), authority, last);
  if (last !== undefined) await wait(settling);
  for (const member of members) writeLeaf(join(root, member.folder), member, authority, validity);
  return validity.to;
}

/** Nobody else gets into it; what is in it can be read by whatever user a proxy runs as. */
function makeRoot(root: string): string {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  chmodSync(root, 0o700);
  writeFileSync(join(root, '.gitignore'), '*\n');
  return root;
}

/** The newest authority that a proxy trusts so far. */
function trustedIn(folder: string): string[] {
  const file = join(folder, 'ca.json');
  if (!existsSync(file)) return [];
  const [, first] =
    /(-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\\n)/.exec(readFileSync(file, 'utf8')) ?? [];
  return first === undefined ? [] : [first.replaceAll('\\n', '\n')];
}

function writeBundle(folder: string, { certificate }: Authority, before = ''): void {
  put(folder, 'ca', { validation_context: { trusted_ca: { inline_string: certificate + before } } });
}

function writeLeaf(folder: string, { identity }: Named, authority: Authority, validity: Validity): void {
  const name = `${identity.slice(identity.lastIndexOf('/') + 1)}.mesh`;
  const { certificate, key } = createLeaf(identity, name, authority, validity);
  put(folder, 'leaf', {
    tls_certificate: {
      certificate_chain: { inline_string: certificate },
      private_key: { inline_string: pemOf(key) },
    },
  });
}

const secretType = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

/** As Envoy reads a secret: renamed into its place, which is what it watches. */
function put(folder: string, name: string, secret: object): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const file = join(folder, `${name}.json`);
  const fresh = join(folder, `.${name}.json`);
  writeFileSync(fresh, JSON.stringify({ resources: [{ '@type': secretType, name, ...secret }] }));
  chmodSync(fresh, 0o644);
  renameSync(fresh, file);
}
