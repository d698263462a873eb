import fc from 'fast-check';
import { codeFrame } from '../../lib/diagnostics/code-frame';
import { plain } from '../../lib/diagnostics/color';
import { shownSource } from '../../lib/diagnostics/shown-source';
import { neverHangs } from '../never-hangs';

const textOf = (source: string, file = 'app.ts') =>
  source.split('\n').map((_, index) => shownSource(source, file).line(index + 1)?.text);

test.each([
  [`env: { DB_PASSWORD: 'hunter2', LEVEL: 'info' },`, `env: { DB_PASSWORD: '…', LEVEL: 'info' },`],
  [`env: { "DB_PASSWORD": "hunter2" },`, `env: { "DB_PASSWORD": "…" },`],
  [`labels: { 'acme.dev/api-token': 'hunter2' },`, `labels: { 'acme.dev/api-token': '…' },`],
  [`env: { DB_PASSWORD: ['hunter2', 'hunter3'], A: ['b'] },`, `env: { DB_PASSWORD: ['…', '…'], A: ['b'] },`],
  [`{ name: 'DB_PASSWORD', value: 'hunter2' }`, `{ name: 'DB_PASSWORD', value: '…' }`],
  [`variable('DB_PASSWORD', { default: 'hunter2' })`, `variable('DB_PASSWORD', { default: '…' })`],
  [
    `env: { API_TOKEN: input('T', { default: 'hunter2' }) }`,
    `env: { API_TOKEN: input('T', { default: '…' }) }`,
  ],
  [`const password = 'hunter2';`, `const password = '…';`],
  [`const apiKey: string = 'a1b2c3d4';`, `const apiKey: string = '…';`],
  [`const token = process.env.API_TOKEN ?? 'a1b2c3d4';`, `const token = process.env.API_TOKEN ?? '…';`],
  [`web.addEnv('DB_PASSWORD', 'hunter2');`, `web.addEnv('DB_PASSWORD', '…');`],
  [`args: ['--password', 'hunter2', '--level', 'info'],`, `args: ['--password', '…', '--level', 'info'],`],
  ['url: `postgres://shop:hunter2@${db.host}/shop`,', 'url: `postgres://shop:…@${db.host}/shop`,'],
  [`configFile('user = shop\\npassword = hunter2\\n')`, `configFile('user = shop\\npassword = …\\n')`],
  [`const text = \`\nuser: shop\npassword: hunter2\n\`;`, `const text = \`\nuser: shop\npassword: …\n\`;`],
  [`// was ${'ghp'}_${'aB3d'.repeat(9)}`, '// was …'],
])('of %j it shows %j', (source, expected) => {
  expect(textOf(source)).toEqual(expected.split('\n'));
});

test.each([
  `env: { DB_PASSWORD: secret('db', 'password'), PASSWORD_FILE: '/run/secrets/db' },`,
  'URL: `postgres://shop:${secret("db", "password")}@${db.host}/shop`,',
  `interface Login { password: string; token: string }`,
  `new Login(user, password, 'info'); // a password`,
  `const password = getPassword('db');`,
])('shows %j as it is', (source) => {
  expect(textOf(source)).toEqual([source]);
});

test('a file of configuration is read as that', () => {
  expect(textOf('user: shop\r\npassword: hunter2', 'cdk8s.yaml')).toEqual(['user: shop', 'password: …']);
});

test('so is one that has its keys on one line', () => {
  expect(
    textOf('- { user: shop, password: hunter2 }\n- {"password": "a b", \'dbPassword\': c d}', 'a.yaml'),
  ).toEqual(['- { user: shop, password: … }', '- {"password": "…", \'dbPassword\': …}']);
});

test('a key over several lines is gone from each of them', () => {
  const key = [
    '-----BEGIN PRIVATE KEY-----',
    'NotAKeyOnlyTheShapeOfOneNotAKey',
    'OnlyTheShape',
    '-----END PRIVATE KEY-----',
  ];
  const source = `const key = \`${key.join('\n')}\`;`;
  expect(textOf(source).join('\n')).not.toMatch(/Shape/);
  expect(textOf(source)).toHaveLength(4);
});

describe('a frame', () => {
  const frameOf = (source: string, blamed: string, line: number) => {
    const text = source.split('\n')[line - 1] ?? '';
    const column = text.indexOf(blamed) + 1;
    const frame = { line, column, length: blamed.length, style: 'error' } as const;
    return codeFrame(shownSource(source, 'app.ts'), frame, plain);
  };

  test('keeps its caret under what is blamed, behind a literal that is not shown', () => {
    const lines = frameOf(`web({ PASSWORD: 'a very long password', port: 'htp' })`, `'htp'`, 1);
    expect(lines).toEqual([
      `    1 │ web({ PASSWORD: '…', port: 'htp' })`,
      `      │                            ^^^^^`,
    ]);
  });

  test('has a caret under a literal that is not shown', () => {
    expect(frameOf(`web({ PASSWORD: 'hunter2' })`, `'hunter2'`, 1)).toEqual([
      `    1 │ web({ PASSWORD: '…' })`,
      `      │                 ^^^`,
    ]);
  });

  test('shows none in the lines before, either', () => {
    expect(frameOf(`PASSWORD: 'hunter2',\nport: 'htp',`, `'htp'`, 2)[0]).toBe(`    1 │ PASSWORD: '…',`);
  });
});

test('no password of any text is shown, wherever the caret is', () => {
  const password = fc
    .string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 60 })
    .map((text) => `pw${text.replace(/\W/g, 'x')}`);
  const position = fc.integer({ min: 1, max: 120 });
  fc.assert(
    fc.property(password, position, position, (secret, column, length) => {
      const source = `env: { A: 'b', DB_PASSWORD: '${secret}', URL: 'postgres://a:${secret}@db' },`;
      const frame = codeFrame(
        shownSource(source, 'app.ts'),
        { line: 1, column, length, style: 'error' },
        plain,
      );
      expect(frame.join('\n')).not.toContain(secret);
    }),
  );
});

test('a long source is read in no time, once for all its frames', () => {
  const source = `  PASSWORD: 'hunter2', A: 'b', URL: "https://acme.dev",\n`.repeat(20_000);
  neverHangs(() => {
    const shown = shownSource(source, 'app.ts');
    for (let line = 1; line <= 5000; line += 1) shown.line(line * 4);
  });
});
