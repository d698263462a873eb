import fc from 'fast-check';
import { diffLines } from '../../lib/emit/line-diff';
import { neverHangs } from '../never-hangs';

const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

it('tells where two texts differ, with two lines around it', () => {
  const before = text('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k');
  const after = text('a', 'b', 'c', 'D', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l');
  expect(diffLines(before, after)).toEqual([
    { line: 2, lines: [' b', ' c', '-d', '+D', ' e', ' f'] },
    { line: 10, lines: [' j', ' k', '+l'] },
  ]);
});

it('tells nothing of equal texts, and everything of one that is empty', () => {
  expect(diffLines('a\nb\n', 'a\nb\n')).toEqual([]);
  expect(diffLines('', 'a\n')).toEqual([{ line: 1, lines: ['+a'] }]);
  expect(diffLines('a\n', '')).toEqual([{ line: 1, lines: ['-a'] }]);
});

it('keeps a block that was put between two alike together', () => {
  const service = (name: string) => [`${name}:`, '  cap_drop:', '    - ALL', '  restart: always'];
  const before = text(...service('api'), ...service('web'));
  const after = text(...service('api'), ...service('db'), ...service('web'));
  expect(diffLines(before, after)).toEqual([
    {
      line: 3,
      lines: [
        '     - ALL',
        '   restart: always',
        ...service('db').map((line) => `+${line}`),
        ' web:',
        '   cap_drop:',
      ],
    },
  ]);
});

it('always leads from the one text to the other', () => {
  const line: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', '  - x', '', 'only');
  const lines = fc.array(line, { maxLength: 30 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const hunks = diffLines(text(...before), text(...after));
      const result = [...before];
      for (const { line: first, lines: changed } of [...hunks].reverse()) {
        const older = changed.filter((each) => !each.startsWith('+')).map((each) => each.slice(1));
        const newer = changed.filter((each) => !each.startsWith('-')).map((each) => each.slice(1));
        expect(result.slice(first - 1, first - 1 + older.length)).toEqual(older);
        result.splice(first - 1, older.length, ...newer);
      }
      expect(result).toEqual(after);
    }),
    { seed: 7, numRuns: 500 },
  );
});

it('takes a time that grows with the size alone, whatever the texts', () => {
  const many = (line: (at: number) => string) => text(...Array.from({ length: 30_000 }, (_, at) => line(at)));
  neverHangs(() => {
    expect(
      diffLines(
        many(String),
        many((at) => `x${at}`),
      ),
    ).toHaveLength(1);
    diffLines(
      many(String),
      many((at) => String(30_000 - at)),
    );
    diffLines(
      many((at) => String(at % 7)),
      many((at) => String(at % 5)),
    );
    diffLines(
      many((at) => String(at >> 1)),
      many((at) => String((at + 1) >> 1)),
    );
  });
});
