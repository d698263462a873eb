import fc from 'fast-check';
import { tokens } from '../../lib/diagnostics/tokens';

const read = (source: string) => [...tokens(source, 0)].map(({ text }) => text);

test.each([
  ["f('a\\'b', \"c\")", ['f', '(', "'a\\'b'", ',', '"c"', ')']],
  ['a /* , */ + // b\n c', ['a', '+', 'c']],
  ['`x ${ f({ a: `}` }) } y`, 1', ['`x ${ f({ a: `}` }) } y`', ',', '1']],
  ["`${'`'}` b", ["`${'`'}`", 'b']],
  ['a / b / c', ['a', '/', 'b', '/', 'c']],
  ['x = /[/"]\'/g, 2', ['x', '=', '/[/"]\'/g', ',', '2']],
  ['{ ...rest, n: 0.5 }', ['{', '...', 'rest', ',', 'n', ':', '0.5', '}']],
  ["'open\nnext", ["'open", 'next']],
  ['`open', ['`open']],
  ['/* open', []],
])('reads %j', (source, expected) => {
  expect(read(source)).toEqual(expected);
});

test('any text is read to its end, in order and without overlap', () => {
  const code = fc.string({ unit: fc.constantFrom(...'\'"`${}()[]\\/*\n ,:.a1-😀é'.split('')) });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), code), (source) => {
      let last = 0;
      for (const token of tokens(source, 0)) {
        expect(token.start).toBeGreaterThanOrEqual(last);
        expect(token.end).toBeGreaterThan(token.start);
        expect(source.slice(token.start, token.end)).toBe(token.text);
        last = token.end;
      }
      expect(last).toBeLessThanOrEqual(source.length);
    }),
    { numRuns: 500 },
  );
});
