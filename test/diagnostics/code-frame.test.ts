import fc from 'fast-check';
import { codeFrame } from '../../lib/diagnostics/code-frame';
import { plain } from '../../lib/diagnostics/color';
import { shownSource } from '../../lib/diagnostics/shown-source';

const style = 'error' as const;
const code = (source: string) => shownSource(source, 'app.ts');

test('tabs before the blamed part stay under the caret', () => {
  const [line, caret] = codeFrame(code('\t\tx: 1'), { line: 1, column: 6, length: 1, style }, plain);
  expect(line).toBe('    1 │ \t\tx: 1');
  expect(caret).toBe('      │ \t\t   ^');
});

test('a very long line is shown around the caret', () => {
  const source = `${'a'.repeat(5000)}BAD${'b'.repeat(5000)}`;
  const [line = '', caret = ''] = codeFrame(code(source), { line: 1, column: 5001, length: 3, style }, plain);
  expect(line.length).toBeLessThan(140);
  expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('BAD');
});

test.each([30, 40, 60, 80, 100])(
  'a frame fits a terminal of %i columns, and still shows what is blamed',
  (columns) => {
    const source = `const before = 1;\n${' '.repeat(30)}someCall({ first: 'value', second: 'BAD' }); // and ${'more '.repeat(40)}`;
    const column = source.split('\n')[1]?.indexOf('BAD') ?? 0;
    const frame = { line: 2, column: column + 1, length: 3, style, hint: 'did you mean GOOD?' } as const;
    const lines = codeFrame(code(source), frame, plain, columns);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    const caret = lines.findIndex((line) => line.includes('^'));
    const [from, to] = [lines[caret]?.indexOf('^'), lines[caret]?.lastIndexOf('^')];
    expect(lines[caret - 1]?.slice(from, (to ?? 0) + 1)).toBe('BAD');
    expect(lines.slice(caret).join()).toContain('did you mean GOOD?');
  },
);

test('blank lines before the blamed one are left out', () => {
  expect(codeFrame(code('\n\nx'), { line: 3, column: 1, length: 1, style }, plain)).toHaveLength(2);
});

test('any position in any text gives a frame or nothing', () => {
  const position = fc.integer({ min: 1, max: 300 });
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      position,
      position,
      position,
      (source, line, column, length) => {
        const frame = codeFrame(code(source), { line, column, length, style }, plain);
        expect(frame.join('\n')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
      },
    ),
  );
});
