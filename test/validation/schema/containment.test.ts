import { containment } from '../../../tools/schemas/containment';
import type { JsonSchema } from '../../../tools/schemas/json-schema';

type Definitions = Readonly<Record<string, JsonSchema>>;
type Case = readonly [why: string, narrow: JsonSchema, wide: JsonSchema];

/** Whether the definition `narrow` is contained in the definition `wide`. */
function contained(definitions: Definitions): boolean {
  return containment(new Map(Object.entries(definitions)))('narrow', 'wide');
}

const text: JsonSchema = { type: 'string' };
const whole: JsonSchema = { type: 'integer' };

describe('a schema is contained in one', () => {
  test.each<Case>([
    ['with more types', text, { type: ['string', 'null'] }],
    ['without a type', text, {}],
    ['of numbers, if it is of whole ones', whole, { type: ['number', 'null'] }],
    ['with a longer list of values', { enum: ['a', null] }, { enum: [null, 'b', 'a'] }],
    ['without a list of values', { enum: ['a'] }, {}],
    ['with the same pattern', { pattern: '^a' }, { pattern: '^a' }],
    ['without a pattern', { pattern: '^a' }, {}],
    ['with the same format', { format: 'date' }, { format: 'date' }],
    ['without a format', { format: 'date' }, {}],
    ['with wider bounds', { minimum: 1, maximum: 5 }, { minimum: 0, maximum: 6 }],
    ['without bounds', { minimum: 1, maximum: 5 }, {}],
    ['of shorter lists and texts', { minItems: 2, minLength: 2 }, { minItems: 1, minLength: 1 }],
    ['whose lists may repeat an entry', { uniqueItems: true }, {}],
    ['that requires less', { required: ['a', 'b'] }, { required: ['b'] }],
    ['that requires nothing', { required: ['a'] }, {}],
    ['whose items contain its own', { items: text }, { items: { type: ['string', 'null'] } }],
    ['of any items', { items: text }, {}],
    ['with the same alternatives', { anyOf: [text], oneOf: [text] }, { anyOf: [text], oneOf: [text] }],
    ['without alternatives', { anyOf: [text], oneOf: [text] }, {}],
    ['with other notes on how lists merge', { 'x-kubernetes-list-type': 'set' }, {}],
  ])('%s', (_, narrow, wide) => {
    expect(contained({ narrow, wide })).toBe(true);
  });

  test.each<Case>([
    ['with fewer types', { type: ['string', 'null'] }, text],
    ['of one type, if it is of any', {}, text],
    ['of whole numbers, if it is of any', { type: 'number' }, whole],
    ['with a list that lost a value', { enum: ['a', 'b'] }, { enum: ['a'] }],
    ['with a new list of values', text, { enum: ['a'] }],
    ['with another pattern', { pattern: '^a' }, { pattern: '^b' }],
    ['with a new pattern', {}, { pattern: '^a' }],
    ['with a new format', {}, { format: 'date' }],
    ['with a higher minimum', { minimum: 0 }, { minimum: 1 }],
    ['with a new minimum', {}, { minimum: 0 }],
    ['with a lower maximum', { maximum: 1 }, { maximum: 0 }],
    ['with a new maximum', {}, { maximum: 0 }],
    ['of longer lists', { minItems: 1 }, { minItems: 2 }],
    ['of longer texts', {}, { minLength: 1 }],
    ['whose lists may not repeat an entry', {}, { uniqueItems: true }],
    ['that requires more', { required: ['a'] }, { required: ['a', 'b'] }],
    ['that requires something', {}, { required: ['a'] }],
    ['whose items do not contain its own', { items: { type: ['string', 'null'] } }, { items: text }],
    ['of certain items', {}, { items: text }],
    ['with other alternatives', { anyOf: [text] }, { anyOf: [text, whole] }],
    ['with new alternatives', {}, { oneOf: [text] }],
  ])('but not in one %s', (_, narrow, wide) => {
    expect(contained({ narrow, wide })).toBe(false);
  });

  test('only where every keyword lets it be', () => {
    const narrow: JsonSchema = { type: 'integer', minimum: 1, maximum: 5 };
    expect(contained({ narrow, wide: { type: 'integer', minimum: 0, maximum: 4 } })).toBe(false);
  });
});

describe('the fields of a schema are contained in those of one', () => {
  const closed = (properties: Definitions, rest: boolean | JsonSchema = false): JsonSchema => ({
    properties,
    additionalProperties: rest,
  });

  test.each<Case>([
    ['with more of them', closed({ a: text }), closed({ a: text, b: whole })],
    ['in which each contains its own', closed({ a: whole }), closed({ a: { type: 'number' } })],
    ['of any name', closed({ a: text }), { properties: { a: text } }],
    ['that says nothing of them', closed({ a: text }), {}],
    ['whose other fields contain its own', closed({}, whole), closed({}, { type: 'number' })],
    ['that names what others may be', closed({}, whole), closed({ a: { type: 'number' } }, whole)],
  ])('%s', (_, narrow, wide) => {
    expect(contained({ narrow, wide })).toBe(true);
  });

  test.each<Case>([
    ['that lost one', closed({ a: text, b: text }), closed({ a: text })],
    ['in which one does not contain its own', closed({ a: { type: 'number' } }), closed({ a: whole })],
    ['that closed', { properties: { a: text } }, closed({ a: text })],
    ['that says more of a field it left open', { properties: {} }, { properties: { a: text } }],
    ['that says more of a field among others', closed({}, { type: 'number' }), closed({ a: whole }, true)],
    ['whose other fields do not contain its own', closed({}, { type: 'number' }), closed({}, whole)],
    // `{ a: undefined }` passes as a field that is left out, and fails as a text.
    ['in which a name is one of the others', closed({ a: text }), closed({}, text)],
  ])('but not in those of one %s', (_, narrow, wide) => {
    expect(contained({ narrow, wide })).toBe(false);
  });
});

describe('a reference', () => {
  test('stands for its definition, on either side', () => {
    const definitions = { old: whole, new: { type: 'number' } };
    const items = (schema: JsonSchema): JsonSchema => ({ items: schema });
    expect(contained({ ...definitions, narrow: items({ $ref: 'old' }), wide: items({ $ref: 'new' }) })).toBe(
      true,
    );
    expect(contained({ ...definitions, narrow: items(whole), wide: items({ $ref: 'new' }) })).toBe(true);
    expect(contained({ ...definitions, narrow: items({ $ref: 'new' }), wide: items(whole) })).toBe(false);
  });

  test('may lead back to where it came from', () => {
    const tree = (self: string, value: JsonSchema): JsonSchema => ({
      properties: { value, children: { items: { $ref: self } } },
    });
    const number: JsonSchema = { type: 'number' };
    expect(contained({ narrow: tree('narrow', whole), wide: tree('wide', number) })).toBe(true);
    expect(contained({ narrow: tree('narrow', number), wide: tree('wide', whole) })).toBe(false);
  });

  test('is no proof for what rests on it while it is still open', () => {
    const narrow: JsonSchema = { properties: { a: { $ref: 'b' }, c: { type: 'number' } } };
    const wide: JsonSchema = { properties: { a: { $ref: 'B' }, c: whole } };
    const b: JsonSchema = { properties: { up: { $ref: 'narrow' } } };
    const B: JsonSchema = { properties: { up: { $ref: 'wide' } } };
    const isContained = containment(new Map(Object.entries({ narrow, wide, b, B })));
    expect(isContained('narrow', 'wide')).toBe(false);
    expect(isContained('b', 'B')).toBe(false);
  });

  test('proves nothing where more is said beside it, or where it leads nowhere', () => {
    const items = (schema: JsonSchema): JsonSchema => ({ items: schema });
    const beside: JsonSchema = { $ref: 'old', minimum: 1 };
    expect(contained({ old: whole, narrow: items(beside), wide: items(whole) })).toBe(false);
    expect(contained({ narrow: items(whole), wide: items({ $ref: 'nowhere' }) })).toBe(false);
  });
});

describe('a keyword that no rule knows', () => {
  const unknown = { not: text, type: 'integer' };

  test('proves nothing, on whichever side it stands', () => {
    expect(contained({ narrow: unknown, wide: { type: 'number' } })).toBe(false);
    expect(contained({ narrow: whole, wide: unknown })).toBe(false);
  });

  test('may stand in a part that is equal', () => {
    const narrow: JsonSchema = { type: 'array', items: unknown };
    expect(contained({ narrow, wide: { ...narrow, type: ['array', 'null'] } })).toBe(true);
  });
});
