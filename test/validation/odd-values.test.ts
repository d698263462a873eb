import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type JsonObject } from '../../lib/model/json';
import { objectIn } from '../../lib/model/read-json';
import { goodObjects } from '../conformance/good';
import { type Feed, validate } from './feed';

/** To make text of it is to call what is no function. */
const odd = { toString: 'a', valueOf: 'b', toJSON: 'c' };

/** The same with something odd in the place of each value, one after the other: as it is, and in a list. */
function* changed(value: unknown, depth = 0): Generator<unknown> {
  yield depth % 2 === 0 ? odd : [odd];
  const places: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [index, [key, each]] of places.entries())
    for (const other of changed(each, depth + index))
      yield Array.isArray(value)
        ? value.map((kept, at) => (at === key ? other : kept))
        : { ...objectIn(value), [key]: other };
}

const within = (content: JsonObject, feed: (pieces: Feed, content: unknown) => void) => () =>
  validate(undefined, (pieces) => {
    for (const each of changed(content)) feed(pieces, each);
  });

test('a map that has names of functions may stand anywhere in an object of any kind', () => {
  for (const object of goodObjects().values())
    expect(within(object, (pieces, content) => pieces.object(content))).not.toThrow();
});

const samples = join(__dirname, '../samples');
const services = readdirSync(samples).flatMap((name): JsonObject[] => {
  try {
    const text = readFileSync(join(samples, name, 'expected/compose/compose.yaml'), 'utf8');
    return Object.values(objectIn(objectIn(parse(text)).services)).map(objectIn);
  } catch {
    return [];
  }
});

test('and anywhere in a service of Compose or of a stack', () => {
  expect(services.length).toBeGreaterThan(50);
  for (const service of services.filter((_, index) => index % 8 === 0)) {
    expect(
      within(service, (pieces, content) => {
        pieces.service('web', content, { own: false });
        pieces.stackService('web', content);
      }),
    ).not.toThrow();
  }
});
