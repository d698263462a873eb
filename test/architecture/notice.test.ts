import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customSources } from '../../tools/schemas/custom-resources';
import { composePin, dockerPin, kubernetesPins } from '../../tools/schemas/sources';

const root = join(__dirname, '../..');
const notice = readFileSync(join(root, 'NOTICE'), 'utf8');

const modules: readonly (readonly [module: string, version: string])[] = [
  ...Object.values(kubernetesPins).map((pin) => ['k8s.io/kubernetes', pin] as const),
  ['github.com/compose-spec/compose-go/v2', composePin],
  ['github.com/docker/cli', dockerPin.replace('+incompatible', '')],
  ...customSources.flatMap(({ from }) =>
    typeof from === 'string' ? [] : [[from.module, from.version] as const],
  ),
];

test.each(modules)('the notice names %s at %s, of which a schema holds facts', (module, version) => {
  expect(notice).toContain(module);
  expect(notice).toContain(version);
});

test.each(customSources.map(({ title }) => title))('the notice names %s', (title) => {
  expect(notice).toContain(title);
});

test.each(['sucrase', 'js-yaml'])('the notice names the %s that is built in', (name) => {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  expect(notice.toLowerCase()).toContain(`${name} ${version}`);
});
