import Ajv from 'ajv';
import fc from 'fast-check';
import { dump, FAILSAFE_SCHEMA, load } from 'js-yaml';
import { parseAcceptances } from '../../lib/cli/parse-acceptances';
import { type CatalogueEntry, catalogue } from '../../lib/diagnostics/catalogue';
import { isSynthesisError } from '../../lib/diagnostics/synthesis-error';
import { targets } from '../../lib/model/target';
import schema from '../../schemas/lading-parity-yaml.json';

const keys = ['app', 'construct', 'target', 'code', 'field', 'note', 'reason'];
const entry = Object.fromEntries(keys.map((key) => [key, `of ${key}`]));

/** Where a text is refused; undefined where it is read. */
function refusedAt(text: string): number | undefined {
  try {
    parseAcceptances(text, 'lading.parity.yaml');
    return undefined;
  } catch (error) {
    if (!isSynthesisError(error)) throw error;
    expect(error.diagnostics.map(({ code }) => code)).toEqual(['config/invalid']);
    return error.diagnostics[0]?.location?.line;
  }
}

test('each acceptance is read with its place', () => {
  const text = `accepted:\n  - ${dump(entry, { flowLevel: 0 })}  - ${dump({ ...entry, construct: '', field: '' }, { flowLevel: 0 })}`;
  expect(parseAcceptances(text, 'lading.parity.yaml')).toEqual([
    { ...entry, location: { file: 'lading.parity.yaml', line: 2, column: 5 } },
    { ...entry, construct: '', field: '', location: { file: 'lading.parity.yaml', line: 3, column: 5 } },
  ]);
});

describe('the schema', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
  const { properties } = schema.definitions.acceptance;

  test('names the keys of an acceptance, every target, and every code of a gap that can be accepted', () => {
    expect(Object.keys(properties)).toEqual(keys);
    expect(properties.target.examples).toEqual(targets);
    const codes = Object.entries<CatalogueEntry>(catalogue).filter(
      ([, { verdict, severity }]) => verdict !== undefined && severity !== 'error',
    );
    expect(properties.code.examples).toEqual(codes.map(([code]) => code).sort());
  });

  test('accepts what is read, and refuses what is not', () => {
    const text = fc.constantFrom('', ' ', 'a', 'shop/web', '5', '- a', 'true', 'a: b');
    const wrong = fc.constantFrom<unknown>([], ['a'], { a: 'b' });
    const value = fc.oneof({ weight: 40, arbitrary: text }, { weight: 1, arbitrary: wrong });
    const some = fc.record(Object.fromEntries([...keys, 'other'].map((key) => [key, value])), {
      requiredKeys: [],
    });
    const whole = fc
      .tuple(fc.constantFrom(...keys), value)
      .map(([key, other]) => ({ ...entry, [key]: other }));
    const list = fc.array(fc.oneof(whole, whole, whole, some, text), { maxLength: 3 });
    const file = fc.oneof(
      { weight: 20, arbitrary: fc.record({ accepted: list }) },
      { weight: 1, arbitrary: fc.record({ accepted: list, other: text }) },
      { weight: 1, arbitrary: fc.record({ accepted: value }) },
      { weight: 1, arbitrary: value },
    );
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(file, (content) => {
        const written = dump(content, { schema: FAILSAFE_SCHEMA });
        const isRead = refusedAt(written) === undefined;
        seen[isRead ? 'read' : 'refused']++;
        expect(validate(load(written, { schema: FAILSAFE_SCHEMA }))).toBe(isRead);
      }),
      { numRuns: 800 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(80);
  });

  test('takes an empty file for one that accepts nothing', () => {
    expect(parseAcceptances('# nothing\n', 'lading.parity.yaml')).toEqual([]);
    expect(validate(null)).toBe(true);
  });
});

test.each([
  ['accepted:\n  - target: compose\n', 2],
  [`accepted:\n  - ${dump({ ...entry, note: ' ' }, { flowLevel: 0 })}`, 2],
  [`accepted:\n  - ${dump(entry, { flowLevel: 0 })}  - a\n`, 3],
  [`# one\nother: 1\naccepted: []\n`, 2],
  ['accepted: [\n', 2],
])('%j is refused at its line', (text, line) => {
  expect(refusedAt(text)).toBe(line);
});
