import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, integer, octets, oid, replaced, sequence, set, tagged, text, time, yes } from './der';

/** A certificate, and the key of whoever it is about. */
export interface Certified {
  readonly certificate: string;
  readonly key: KeyObject;
}

/** Who vouches for others: known by name and key. */
export interface Authority extends Certified {
  readonly name: string;
  readonly keyId: Buffer;
}

export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** An authority that vouches for itself, and for nothing but leaves. Its key is kept nowhere. */
export function createAuthority(name: string, validity: Validity): Authority {
  const { publicKey, key, keyId } = newKey();
  const extensions = [
    extension('2.5.29.19', sequence(yes, integer(Buffer.from([0]))), true),
    // keyCertSign: the sixth bit.
    extension('2.5.29.15', bits(Buffer.from([0x04]), 2), true),
    extension('2.5.29.14', octets(keyId)),
  ];
  const certificate = issue({ subject: name, issuer: name, publicKey, extensions, validity, signer: key });
  return { name, keyId, key, certificate };
}

/** A certificate of somebody who is called by a URI and a name in DNS, as a server and as a client. */
export function createLeaf(uri: string, dns: string, authority: Authority, validity: Validity): Certified {
  const { publicKey, key, keyId } = newKey();
  const extensions = [
    extension('2.5.29.19', sequence(), true),
    // digitalSignature: the first bit.
    extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2'))),
    extension('2.5.29.17', sequence(replaced(6, Buffer.from(uri)), replaced(2, Buffer.from(dns)))),
    extension('2.5.29.14', octets(keyId)),
    extension('2.5.29.35', sequence(replaced(0, authority.keyId))),
  ];
  const { name: issuer, key: signer } = authority;
  const certificate = issue({ subject: dns, issuer, publicKey, extensions, validity, signer });
  return { key, certificate };
}

export function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { publicKey: spki, key: privateKey, keyId: createHash('sha1').update(spki).digest() };
}

interface Issued {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: Buffer;
  readonly extensions: readonly Buffer[];
  readonly validity: Validity;
  readonly signer: KeyObject;
}

/** X.509 version 3, as RFC 5280 has it. */
function issue({ subject, issuer, publicKey, extensions, validity, signer }: Issued): string {
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(validity.from), time(validity.to)),
    nameOf(subject),
    publicKey,
    tagged(3, sequence(...extensions)),
  );
  const signed = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** A common name has 64 letters at the most. */
function nameOf(name: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), text(name.slice(0, 64)))));
}

function extension(id: string, value: Uint8Array, critical = false): Buffer {
  return critical ? sequence(oid(id), yes, octets(value)) : sequence(oid(id), octets(value));
}
