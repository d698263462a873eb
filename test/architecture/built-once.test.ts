import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/diagnostics/catalogue';

const folder = join(__dirname, '../../build');
const bundles = readdirSync(folder).filter((name) => name.endsWith('.js'));

test('the catalogue is built once, and not into every file that asks it', () => {
  const { title } = catalogue['app/no-app'];
  // A line of a bundle may end anywhere in a text.
  const holders = bundles.filter((name) =>
    readFileSync(join(folder, name), 'utf8').replaceAll('\\\n', '').includes(title),
  );
  expect(holders).toEqual(['diagnostics.js']);
});
