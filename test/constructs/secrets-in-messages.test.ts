import { WebApp } from 'lading';
import { read, shop } from './make';

/** What is told of props that hold a password, each in its own way. */
const wrong: readonly [string, (password: string) => unknown][] = [
  [
    'env of a name that promises one',
    (password) => ({ env: { DB_PASSWORD: `${password} [object Object]` } }),
  ],
  ['a control character', (password) => ({ env: { API_KEY: `\0${password}` } })],
  ['a URL where a host belongs', (password) => ({ expose: `https://shop:${password}@acme.dev` })],
  ['a URL for an image', (password) => ({ image: `https://shop:${password}@acme.dev/A` })],
  ['a URL for a path', (password) => ({ readiness: `https://shop:${password}@acme.dev` })],
  ['a URL for a number', (password) => ({ port: `https://shop:${password}@acme.dev` })],
  ['a URL for a choice', (password) => ({ healthTool: `https://shop:${password}@acme.dev` })],
  ['a URL for a key', (password) => ({ [`https://shop:${password}@acme.dev`]: true })],
  ['a URL for a label', (password) => ({ labels: { a: `https://shop:${password}@acme.dev` } })],
  ['a patch', (password) => ({ patch: { deployment: { spec: { replicas: `--password=${password}` } } } })],
];

test.each(wrong)('no message shows a password: %s', (_, props) => {
  const chart = shop();
  new WebApp(chart, 'web', { image: 'acme/a:1', port: 80, ...Object(props('hunter22hunter')) });
  const { diagnostics } = read(chart);
  expect(diagnostics.filter(({ severity }) => severity !== 'note')).not.toEqual([]);
  expect(JSON.stringify(diagnostics)).not.toContain('hunter22');
});
