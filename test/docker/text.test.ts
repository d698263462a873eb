import fc from 'fast-check';
import { escapeDollars } from '../../lib/docker/escaped';
import type { Place } from '../../lib/docker/place';
import { fileText, valueText, valueTexts } from '../../lib/docker/text';
import { makeWorld } from '../compose/make';
import { codes, external, origin, secret, variable } from '../model/parts';

const placeIn = (world = makeWorld()): Place => ({
  project: world.project,
  origin: origin('shop/web'),
  service: 'web',
  property: ['env', 'X'],
});

/** Reads a text as Compose does: a doubled `$` is one, and a variable stands for its value. */
function interpolate(text: string, values: Record<string, string>): string {
  return text.replace(/\$(?:\$|\{([A-Za-z_]\w*)(?::[?-][^}]*)?\})/g, (found, name) =>
    found === '$$' ? '$' : (values[name] ?? ''),
  );
}

const hostile = fc.string({
  unit: fc.constantFrom('$', '{', '}', '$$', '${', ':', '-', '?', 'A', '\n', ' ', '(', ')', 'é'),
});

test('what Compose reads is the literal that was written', () => {
  fc.assert(
    fc.property(hostile, (literal) => {
      expect(interpolate(escapeDollars(literal), {})).toBe(literal);
    }),
  );
});

test('literals around a secret stay as they are, and the secret stands between them', () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      const text = valueText([before, secret('db', 'password'), after], placeIn()) ?? '';
      expect(interpolate(text, { DB_PASSWORD: 'p$s' })).toBe(`${before}p$s${after}`);
    }),
  );
});

test('a text without a dollar sign is the same string', () => {
  expect(valueText('a {b} c', placeIn())).toBe('a {b} c');
});

test('an address and a variable are put together', () => {
  const db = external('db');
  const text = valueText([{ kind: 'url', to: db, path: 'shop' }, '?v=', variable('V', '$1')], placeIn());
  expect(text).toBe('postgres://db.acme.dev:5433/shop?v=${V:-$$1}');
});

test('a value that Compose cannot say is nothing, and an empty word of a command', () => {
  const field = ['a', { kind: 'field' as const, path: 'metadata.name' }];
  expect(valueText(field, placeIn())).toBeUndefined();
  expect(valueTexts(['x', field, 'z'], placeIn())).toEqual(['x', '', 'z']);
});

test('a file holds its text letter by letter, and the default of a variable', () => {
  const world = makeWorld();
  expect(fileText(['home=$HOME ', variable('T', '{x}')], placeIn(world))).toBe('home=$HOME {x}');
  expect(codes(world)).toEqual([]);
});

test('a file takes neither a secret nor a variable without a default', () => {
  const world = makeWorld();
  expect(fileText(['a', secret('db', 'password'), variable('T')], placeIn(world))).toBe('a');
  expect(codes(world)).toEqual(['secret/in-config', 'variable/no-value']);
});
