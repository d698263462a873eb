import { listIn, objectIn, textIn } from '../../model/read-json';
import { dnsSubdomain, isName } from '../name-classes';
import { repeated } from '../repeated';
import type { ServerCheck } from './server-check';

const begin = '-----BEGIN CERTIFICATE REQUEST-----';
const label = /^(?=.{1,63}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** What somebody asks to be signed, by whom, and for what. */
export const checkSigningRequest: ServerCheck = (object, refuse) => {
  const { request, signerName, usages } = objectIn(object.content.spec);
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('signing-request', '', ['spec', ...steps], message);
  const encoded = textIn(request);
  if (encoded !== undefined && !Buffer.from(encoded, 'base64').includes(begin))
    tell(['request'], `A request is PEM that begins with "${begin}", in base64.`);
  for (const [usage, index] of repeated(listIn(usages), textIn))
    tell(['usages', index], `The usage "${usage}" stands here twice.`);
  const signer = textIn(signerName);
  if (signer === 'kubernetes.io/legacy-unknown') tell(['signerName'], 'Nobody signs for this name any more.');
  else if (signer !== undefined && !isSigner(signer))
    tell(
      ['signerName'],
      `"${signer}" is no name of a signer: it takes a domain and one name after it, such as "example.com/internal".`,
    );
};

function isSigner(name: string): boolean {
  const [domain = '', path, ...more] = name.split('/');
  const labels = domain.split('.');
  return (
    path !== undefined &&
    more.length === 0 &&
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    path.split('.').every((each) => isName(each, dnsSubdomain))
  );
}
