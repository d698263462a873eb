import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../build');

/** The first of all looks after what is compiled of the others; two are for the most part somebody else's. */
const apart = ['cli.js', 'plain.js', 'fast-yaml.js'];

/** The longer sentences of a built file: names are shortened anew in each, and words of a format stand in several. */
function sentencesOf(file: string): ReadonlySet<string> {
  // A line of a built file may end anywhere in a text.
  const code = readFileSync(join(folder, file), 'utf8').replaceAll('\\\n', '');
  const texts = Array.from(code.matchAll(/"[^"\\\n]{30,400}"/g), ([text]) => text);
  return new Set(texts.filter((text) => text.includes(' ')));
}

test('what several files of the package need is built once', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && !apart.includes(name));
  const holders = new Map<string, string[]>();
  for (const file of files)
    for (const text of sentencesOf(file)) holders.set(text, [...(holders.get(text) ?? []), file]);
  expect(holders.size).toBeGreaterThan(500);
  const several = [...holders].filter(([, holding]) => holding.length > 1);
  // Two rooms may happen to say the same; a module that is built twice brings dozens.
  expect(several.length).toBeLessThan(10);
});
