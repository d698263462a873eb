import { clearInConfig, clearInText } from '../../lib/diagnostics/clear-text';
import { credentialsIn, privateKeysIn } from '../../lib/diagnostics/credentials';
import { neverHangs } from '../never-hangs';

/** Put together here, so that nobody who searches repositories takes them for real ones. */
const made = (...parts: string[]) => parts.join('');
const letters = (count: number) => 'aB3dE6gH9jK2mN5p'.repeat(20).slice(0, count);
const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(3);
const key = (kind: string, lineEnd = '\n') =>
  ['-----BEGIN ', kind, '-----', lineEnd, body, lineEnd, '-----END ', kind, '-----', lineEnd].join('');

test.each([
  ['an access key of AWS', made('AKIA', 'ABCDEFGHIJKLMNOP')],
  ['a token of GitHub', made('ghp', '_', letters(36))],
  ['a token of GitHub', made('github', '_pat_', letters(40))],
  ['a token of GitLab', made('glpat', '-', letters(20))],
  ['a token of Slack', made('xoxb', '-', '123456789012-', letters(24))],
  ['a key of Stripe', made('sk', '_live_', letters(24))],
  ['a key of Google', made('AIza', letters(35))],
  ['a token of npm', made('npm', '_', letters(36))],
  ['a token of PyPI', made('pypi', '-AgEI', letters(60))],
  ['a token of Docker Hub', made('dckr', '_pat_', letters(27))],
  ['a token of Vault', made('hvs', '.', letters(30))],
  ['a key of SendGrid', made('SG', '.', letters(22), '.', letters(43))],
  ['a token of DigitalOcean', made('dop', '_v1_', 'a1'.repeat(32))],
  ['a key of Anthropic', made('sk', '-ant-', letters(40))],
  ['a key of OpenAI', made('sk', '-proj-', letters(30), 'T3Blb', 'kFJ', letters(30))],
  ['a JSON Web Token', made('eyJ', letters(20), '.', 'eyJ', letters(40), '.', letters(43))],
])('finds %s, alone and within a text', (what, credential) => {
  expect(credentialsIn(credential)).toEqual([{ start: 0, end: credential.length, what }]);
  expect(clearInText(credential)).toEqual(credentialsIn(credential));
  expect(credentialsIn(`key: "${credential}", # more`)).toEqual([
    { start: 6, end: 6 + credential.length, what },
  ]);
});

test.each([
  ['postgres://shop:hunter2@db:5432/shop', 'hunter2'],
  ['redis://:hunter2@cache', 'hunter2'],
  ['see https://me:p%40ss@git.acme.dev/x, or not', 'p%40ss'],
  ['amqp://a:b:c@mq', 'b:c'],
  ['mongodb://u:pw@a,b/shop', 'pw'],
  ['postgres://\0:pw@\0/shop', 'pw'],
])('finds the password in %j', (text, password) => {
  const [found, ...more] = credentialsIn(text);
  expect([text.slice(found?.start, found?.end), more]).toEqual([password, []]);
  expect(clearInText(text)).toEqual([found]);
});

test.each([
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
])('finds a %s, in a file of its own as in JSON', (kind) => {
  for (const text of [key(kind), JSON.stringify({ private_key: key(kind) }), key(kind, '\r\n')]) {
    const [found] = privateKeysIn(text);
    expect(found?.what).toBe('a private key');
    expect(text.slice(found?.start, found?.end)).toContain(body);
    expect(clearInText(text)).toContainEqual(found);
  }
  expect(privateKeysIn(key(kind).replace(/-----END.*/s, ''))).toHaveLength(1);
});

test.each([
  ['the example of AWS', made('AKIA', 'IOSFODNN7EXAMPLE')],
  ['a short one', made('ghp', '_', letters(8))],
  ['a key for tests of Stripe', made('sk', '_test_', letters(24))],
  ['a certificate', key('CERTIFICATE')],
  ['a public key', key('PUBLIC KEY')],
  ['a sentence about private keys', 'It begins with -----BEGIN PRIVATE KEY----- and a line of data.'],
  ['a template of one', made('-----BEGIN ', 'PRIVATE KEY-----\n{{ key }}\n-----END ', 'PRIVATE KEY-----')],
  ['a URL without a password', 'postgres://shop@db:5432/shop'],
  ['a port', 'http://web:8080/@scope/package'],
  ['a reference', 'postgres://shop:\0@db'],
  ['a variable', 'postgres://shop:${PASSWORD}@db redis://:$(PASSWORD)@cache'],
  ['what is to be filled in', 'postgres://shop:<password>@db postgres://shop:***@db'],
  ['a digest', 'docker://busybox:1.36@sha256:0123'],
  ['an address', 'mailto:me@acme.dev git@github.com:acme/shop.git'],
])('takes %s for none', (_, text) => {
  expect(credentialsIn(text)).toEqual([]);
});

test.each([
  'a',
  'a.',
  'eyJ',
  '://',
  ':// :',
  '://a:',
  'sk-',
  'AKIA',
  'x=y;',
  'password=',
  '-----BEGIN PRIVATE KEY-----',
])('looks through a long text of %j in no time', (piece) => {
  const text = piece.repeat(300_000 / piece.length);
  neverHangs(() => {
    clearInText(text);
    clearInConfig(text);
  });
});
