import fc from 'fast-check';
import { codeFrame } from '../../lib/diagnostics/code-frame';
import { plain } from '../../lib/diagnostics/color';

const style = 'error' as const;

test('tabs before the blamed part stay under the caret', () => {
  const [line, caret] = codeFrame('\t\tx: 1', { line: 1, column: 6, length: 1, style }, plain);
  expect(line).toBe('    1 │ \t\tx: 1');
  expect(caret).toBe('      │ \t\t   ^');
});

test('a very long line is shown around the caret', () => {
  const source = `${'a'.repeat(5000)}BAD${'b'.repeat(5000)}`;
  const [line = '', caret = ''] = codeFrame(source, { line: 1, column: 5001, length: 3, style }, plain);
  expect(line.length).toBeLessThan(140);
  expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('BAD');
});

test('blank lines before the blamed one are left out', () => {
  expect(codeFrame('\n\nx', { line: 3, column: 1, length: 1, style }, plain)).toHaveLength(2);
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
        const frame = codeFrame(source, { line, column, length, style }, plain);
        expect(frame.join('\n')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
      },
    ),
  );
});
