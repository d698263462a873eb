import { certificateFolder } from '../attached';

const own = `crt ${certificateFolder}/leaf.pem ca-file ${certificateFolder}/ca.pem verify required`;

/** Listens to members alone. */
export function fromMembers(port: number, alpn?: string): string {
  return `bind :${port} ssl ${own}${alpn === undefined ? '' : ` alpn ${alpn}`}`;
}

/**
 * Speaks to nobody but the one of that name: as a client, HAProxy compares the names for DNS in a certificate. A session that
 * is taken up again would show a certificate that has been replaced since.
 */
export function towards(identity: string, alpn?: string): string {
  const name = `${identity.slice(identity.lastIndexOf('/') + 1)}.mesh`;
  return `ssl ${own} no-ssl-reuse verifyhost ${name}${alpn === undefined ? '' : ` alpn ${alpn}`}`;
}

/**
 * What the certificate of somebody holds, in hexadecimal digits: the URI with its tag and its length, so that no other name
 * of which it is a part is taken for it. HAProxy knows no alternative names of a certificate by themselves.
 */
export function nameInside(identity: string): string {
  const name = Buffer.from(identity);
  const { length } = name;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x86, ...size]), name])
    .toString('hex')
    .toUpperCase();
}
