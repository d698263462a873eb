import { clearInManifest } from '../../lib/diagnostics/clear-in-manifest';
import { shownSource } from '../../lib/diagnostics/shown-source';

const secret = 'hunter2-Kx9qW';

test.each([
  ['a variable on two lines', `env:\n  - name: DB_PASSWORD\n    value: ${secret}\n`],
  ['a variable on two lines, in quotes', `env:\n  - name: "DB_PASSWORD"\n    value: "${secret}"\n`],
  ['a variable on one line', `env: [{ name: DB_PASSWORD, value: '${secret}' }, { name: A, value: b }]\n`],
  ['a list under a key', `a:\n  password:\n    - ${secret}\n    - '${secret}'\n`],
  ['a list on the line of its key', `a: { password: [${secret}, b] }\n`],
  [
    'what a Secret holds',
    `kind: Secret\nmetadata:\n  name: a\ndata:\n  a: ${secret}\n  b: |\n    x\n    ${secret}\ntype: Opaque\n`,
  ],
  ['what a Secret holds on one line', `{"kind":"Secret","stringData":{"a":"${secret}"}}\n`],
  [
    'what a Secret of a list holds',
    `items:\n  - kind: Secret\n    stringData:\n      a: ${secret}\n    metadata: {}\n`,
  ],
])('a frame shows nothing of %s', (_, text) => {
  const source = shownSource(text, 'a.yaml');
  const lines = text.split('\n').map((__, at) => source.line(at + 1)?.text);
  expect(lines.join('\n')).not.toContain(secret);
  expect(lines.join('\n')).toContain('…');
});

test('a frame shows what is no secret, also of documents beside a Secret', () => {
  const text = `kind: Secret\nstringData:\n  a: b\n---\nkind: ConfigMap\ndata:\n  mode: fast\n`;
  const source = shownSource(text, 'a.yaml');
  expect([3, 7].map((line) => source.line(line)?.text)).toEqual(['  a: …', '  mode: fast']);
  // What is blanked moves what stands behind it.
  expect(shownSource(`a: { password: [${secret}], b: 1 }`, 'a.yaml').line(1)?.column(33)).toBe(21);
});

test.each(['a', 'a_', '"', "'a", '[ ', 'name: a, value: '])(
  'what a document of megabytes of %j has in clear is looked for once, and not from each character on',
  (unit) => {
    const long = unit.repeat(3_000_000 / unit.length);
    expect([...clearInManifest(`{"x":{"${long}a":1}}`)]).toEqual([]);
    expect([...clearInManifest(`DB_PASSWORD:\n  - a${long}b\n`)]).toHaveLength(1);
  },
);
