import { exactly, type ServerRule } from './server-rules';

const requestVerbs = exactly(
  ...['*', 'create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch'],
);
const certificateUsages = exactly(
  ...[
    'any',
    'cert sign',
    'client auth',
    'code signing',
    'content commitment',
    'crl sign',
    'data encipherment',
  ],
  ...[
    'decipher only',
    'digital signature',
    'email protection',
    'encipher only',
    'ipsec end system',
    'ipsec tunnel',
  ],
  ...[
    'ipsec user',
    'key agreement',
    'key encipherment',
    'microsoft sgc',
    'netscape sgc',
    'ocsp signing',
    's/mime',
  ],
  ...['server auth', 'signing', 'timestamping'],
);

/** Closed lists that are long, in the way of `serverRules`. */
export const serverWords: Readonly<Record<string, ServerRule>> = {
  'certificates.v1.CertificateSigningRequestSpec.usages': certificateUsages,
  'flowcontrol.v1.NonResourcePolicyRule.verbs': requestVerbs,
  'flowcontrol.v1.ResourcePolicyRule.verbs': requestVerbs,
};
