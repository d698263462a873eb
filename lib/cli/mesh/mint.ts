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
  for (const member of members) writeBundle(join(root, member.folder), member, authority, last);
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
  const file = ['ca.json', 'ca.pem'].map((name) => join(folder, name)).find((each) => existsSync(each));
  if (file === undefined) return [];
  const text = readFileSync(file, 'utf8').replaceAll('\\n', '\n');
  const [first] = /-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n/s.exec(text) ?? [];
  return first === undefined ? [] : [first];
}

function writeBundle(folder: string, { form }: Named, { certificate }: Authority, before = ''): void {
  const bundle = certificate + before;
  if (form === 'pem') put(folder, 'ca.pem', bundle);
  else
    put(folder, 'ca.json', secret('ca', { validation_context: { trusted_ca: { inline_string: bundle } } }));
}

function writeLeaf(
  folder: string,
  { identity, form }: Named,
  authority: Authority,
  validity: Validity,
): void {
  const name = `${identity.slice(identity.lastIndexOf('/') + 1)}.mesh`;
  const { certificate, key } = createLeaf(identity, name, authority, validity);
  if (form === 'pem') {
    put(folder, 'leaf.pem', certificate + pemOf(key));
    return;
  }
  const pair = {
    certificate_chain: { inline_string: certificate },
    private_key: { inline_string: pemOf(key) },
  };
  put(folder, 'leaf.json', secret('leaf', { tls_certificate: pair }));
}

const secretType = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret';

function secret(name: string, content: object): string {
  return JSON.stringify({ resources: [{ '@type': secretType, name, ...content }] });
}

/** Renamed into its place, which is what proxies watch, so that the pair of key and certificate is never half a new one. */
function put(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const file = join(folder, name);
  const fresh = join(folder, `.${name}`);
  writeFileSync(fresh, text);
  chmodSync(fresh, 0o644);
  renameSync(fresh, file);
}
