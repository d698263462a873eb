import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chunk, chunksOf } from '../../lib/cli/manifests/chunk';
import { exactYaml } from '../../lib/cli/manifests/exact-yaml';
import { fastPlaces } from '../../lib/cli/manifests/fast-places';
import { spotsOf } from '../../lib/cli/manifests/places';
import { spotter } from '../../lib/cli/manifests/spot';

/** The way to each value, and to what is not there. */
function* ways(value: unknown, way: readonly string[] = []): Generator<readonly string[]> {
  yield way;
  yield [...way, 'nothing'];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) yield* ways(each, [...way, key]);
}

/** Of each way: where the exact reader finds it, and the fast one, if it does. */
function placesIn(chunk: Chunk): { readonly exact: object; readonly fast?: object }[] {
  const document = exactYaml(chunk, 'kubernetes');
  const spotAt = spotter(chunk);
  const find = fastPlaces(chunk.text);
  return [...ways(document.content())].map((way) => {
    const stretch = find(way);
    return { exact: spotAt(...document.stretchOf(way)), fast: stretch && spotAt(...stretch) };
  });
}

const good = join(__dirname, '../conformance/good');
const chunks = readdirSync(good).flatMap((file) => [...chunksOf(readFileSync(join(good, file), 'utf8'))]);

test('the fast reader finds every value of an object where the exact one does', () => {
  const blocks = chunks.filter((_, index) => index % 6 === 0);
  const flows = blocks.map((chunk, index) => ({
    line: 3,
    indent: 0,
    text: JSON.stringify(exactYaml(chunk, 'kubernetes').content(), undefined, index % 3),
  }));
  for (const chunk of [...blocks, ...flows])
    for (const { exact, fast } of placesIn(chunk)) expect(fast).toEqual(exact);
});

test.each([
  ['a: 1 # one\n# two\nb:   two words   \nc: "q" \n', 0],
  ['- name: x # why\n- - 1\n  - {a: [b, c]}\n-  k:\n   - 2\n', 0],
  ['a: |-  \n  text\n\n\nb: >\n  folded\n  text\nc: plain\n  goes on\nd: e\n', 0],
  ["\"quoted key\": 'it''s'\n? explicit\n: value\n", 0],
  ['a:\n- b:\n- c: ~\n', 2],
  ['a: &x { b: 1 }\nc: { <<: *x, d: 2 }\ne: *x\n', 4],
  ['a: !!str 1\nb: ! 2\n', 4],
  ['\ufeffa: 1\n', 4],
])('of %j it leaves to the exact one what it cannot tell, and tells nothing else', (text, left) => {
  const places = placesIn({ text, line: 1, indent: 0 });
  for (const { exact, fast } of places) if (fast !== undefined) expect(fast).toEqual(exact);
  expect(places.filter(({ fast }) => fast === undefined)).toHaveLength(left);
});

test('places come in the order in which they are asked for, whatever document they are in', () => {
  const [one, two] = [
    { text: 'a: 1\nb: 2\n', line: 1, indent: 0 },
    { text: '\nc: *nobody\n', line: 9, indent: 0 },
  ];
  const spots = spotsOf([
    { chunk: one, pointer: '/b' },
    { chunk: two, pointer: '/c' },
    undefined,
    { chunk: one, pointer: '/a' },
  ]);
  expect(spots.map((spot) => spot?.line)).toEqual([2, 10, undefined, 1]);
});
