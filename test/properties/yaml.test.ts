import fc from 'fast-check';
import * as jsYaml from 'js-yaml';
import { parse } from 'yaml';
import { printEntry, printYaml } from '../../lib/emit/yaml';
import { MARK, printedByYaml } from './yaml-differences';

const seed = 20_250;
const numRuns = 3_000;

/** The words, marks and white space at which printers and readers of YAML are known to trip. */
const pieces = fc.constantFrom(
  ...' |  |\n|\n\n|\t|\r|:|: |#| #|-|- |?|? |,|[|]|{|}|&|*|!|>|%|@|`|\'|"|\\|\\n|=|~|<<|---|...|$|$$|_|.|+|0|1|e|e3|0x|0X'.split(
    '|',
  ),
  ...'|yes|No|on|OFF|y|N|null|Null|true|False|.inf|-.INF|.nan|12:30|12:30:45|2024-01-01|T10:00:00Z|0b1|0o17|-0o17|0777|1_000'.split(
    '|',
  ),
  ...[
    '|',
    '\x00',
    '\x07',
    '\x1b',
    '\x7f',
    '\x80',
    '\x85',
    '\x9f',
    '\xa0',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufffe',
    '\uffff',
  ],
  ...['\ud800', '\udc00', '😀', 'é', 'a', 'ab', 'word', 'a somewhat longer run of plain words'],
);
const text = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(pieces, { maxLength: 7 }).map((all) => all.join('')) },
    { weight: 2, arbitrary: fc.stringMatching(/^[-+]?[0-9_.xXobeE:]{1,8}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 60 }) },
  )
  .filter((all) => !all.includes(MARK));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 0, 1e21, -1e21, 1e-7, 5e-324, Number.MAX_SAFE_INTEGER),
);
const leaf = fc.oneof({ weight: 4, arbitrary: text }, number, fc.boolean(), fc.constant(null));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

function holds(property: (data: unknown) => void): void {
  fc.assert(fc.property(value, property), { seed, numRuns });
}

it('prints the bytes of the yaml package, but for the strings that it would leave to be misread', () => {
  holds((data) => expect(printYaml(data)).toBe(printedByYaml(data)));
});

it('prints what readers of YAML 1.2 and 1.1 read back as the same data', () => {
  holds((data) => {
    // js-yaml cannot read a whole document that is one string of line breaks.
    const printed = printYaml([data]);
    expect(parse(printed)).toEqual([data]);
    expect(parse(printed, { version: '1.1' })).toEqual([data]);
    // js-yaml reads -0 as 0, as JSON does.
    expect(jsYaml.load(printed)).toEqual(JSON.parse(JSON.stringify([data])));
  });
});

it('prints a map entry by entry as it prints the whole', () => {
  fc.assert(
    fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 4 }), (map) => {
      const entries = Object.entries(map);
      expect(entries.map(([key, item]) => printEntry(key, item, 0)).join('')).toBe(printYaml(map));
      expect(`outer:\n${entries.map(([key, item]) => printEntry(key, item, 2)).join('')}`).toBe(
        printYaml({ outer: map }),
      );
    }),
    { seed, numRuns },
  );
});
