import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../lib/model/json';
import { objectIn } from '../../lib/model/read-json';
import { goodObjects } from '../conformance/good';
import { type Feed, validate } from './feed';
import { withOdd } from './with-odd';

const within = (content: JsonObject, feed: (pieces: Feed, content: unknown) => void) => () =>
  validate(undefined, (pieces) => {
    for (const each of withOdd(content)) feed(pieces, each);
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
