import { containment } from '../../../tools/schemas/containment';
import { everyEdition } from '../../../tools/schemas/every-edition';
import type { JsonSchema } from '../../../tools/schemas/json-schema';
import type { Edition } from '../../../tools/schemas/units';

type Fields = Record<string, JsonSchema>;
type Case = readonly [what: string, old: Fields, young: Fields, both: Fields];

const text: JsonSchema = { type: ['string', 'null'] };
const given: JsonSchema = { type: 'string', minLength: 1 };
const closed = (properties: Fields): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

const edition = (minor: string, schemas: Fields, kind: string): Edition => ({
  minor,
  schemas: new Map(Object.entries(schemas)),
  roots: new Map([[kind, 'root']]),
});

function everyOf(...schemas: readonly Fields[]): Edition {
  return everyEdition(schemas.map((one, index) => edition(`1.${index + 1}`, one, `v1 Kind${index + 1}`)));
}

describe('the edition of every minor', () => {
  test.each<Case>([
    ['the fields that all have', { a: text, b: text }, { b: text, c: text }, { b: text }],
    [
      'the types that all take',
      { a: { type: ['integer', 'string', 'null'] } },
      { a: text },
      { a: { type: ['string', 'null'] } },
    ],
    ['no null and no "" where one wants a value', { a: text }, { a: given }, { a: given }],
    [
      'the values that all list',
      { a: { enum: ['x', 'y'] } },
      { a: { enum: ['y', 'z'] } },
      { a: { enum: ['y'] } },
    ],
    [
      'the values that only one lists',
      { a: text },
      { a: { ...text, enum: ['x', null] } },
      { a: { ...text, enum: ['x', null] } },
    ],
    ['the items that all take', { a: { items: text } }, { a: { items: given } }, { a: { items: given } }],
    ['a definition', { a: { $ref: 'B' } }, { a: { $ref: 'B' } }, { a: { $ref: 'B' } }],
    [
      'a definition whose values only the newer looks at',
      { a: { $ref: 'B~' } },
      { a: { $ref: 'B' } },
      { a: { $ref: 'B' } },
    ],
    [
      'a definition whose values only the older looks at',
      { a: { $ref: 'B' } },
      { a: { $ref: 'B~' } },
      { a: { $ref: 'B' } },
    ],
  ])('has %s', (_, old, young, both) => {
    expect(everyOf({ root: closed(old) }, { root: closed(young) }).schemas.get('root')).toEqual(closed(both));
  });

  test.each<Case>([
    ['is of another type', { a: text }, { a: { type: 'integer' } }, {}],
    ['has no value in common', { a: { enum: ['x'] } }, { a: { enum: ['y'] } }, {}],
    ['is a list of something else', { a: { items: text } }, { a: { items: { type: 'integer' } } }, {}],
    ['is of another definition', { a: { $ref: 'B' } }, { a: { $ref: 'C' } }, {}],
  ])('has no field that %s', (_, old, young, both) => {
    expect(everyOf({ root: closed(old) }, { root: closed(young) }).schemas.get('root')).toEqual(closed(both));
  });

  test('requires what any of them requires', () => {
    const { schemas } = everyOf({ root: { required: ['a'] } }, { root: {} }, { root: { required: ['b'] } });
    expect(schemas.get('root')).toEqual({ required: ['a', 'b'] });
  });

  test('has the kinds of the newest minor, and a definition that only some have as those have it', () => {
    const { roots, schemas } = everyOf({ root: text, gone: text }, { root: text, young: given });
    expect([...roots.keys()]).toEqual(['v1 Kind2']);
    expect([...schemas]).toEqual([
      ['root', text],
      ['gone', text],
      ['young', given],
    ]);
  });

  test('is contained in each of them', () => {
    const old = closed({ a: text, b: { enum: ['x', 'y'] }, c: { items: text } });
    const young = closed({ a: given, b: { enum: ['x', 'z'] }, d: text });
    const every = everyOf({ root: old }, { root: young }).schemas.get('root') ?? {};
    const isContained = containment(new Map(Object.entries({ every, old, young })));
    expect([isContained('every', 'old'), isContained('every', 'young')]).toEqual([true, true]);
    expect([isContained('old', 'every'), isContained('young', 'every')]).toEqual([false, false]);
  });
});
