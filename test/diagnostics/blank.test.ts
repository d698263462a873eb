import { blankDifference, blankText } from '../../lib/diagnostics/blank';
import { shown } from '../../lib/diagnostics/shown';

test('what is told holds no credential, and of a long value only the beginning', () => {
  const key = ['-----BEGIN PRIVATE KEY-----', 'NotAKeyOnlyTheShapeOfOneNotAKey', '-----END PRIVATE KEY-----'];
  expect(shown('"URL" is "postgres://shop:hunter2@db", but …')).toBe(
    '"URL" is "postgres://shop:…@db", but …',
  );
  expect(shown(`Error: ${key.join('\n')}`)).not.toContain('Shape');
  const told = shown(`"A" is "${'x'.repeat(500)}", but has to be a number.`);
  expect(told).toMatch(/^"A" is "x{100,}\.\.\.", but has to be a number\.$/);
  expect(told.length).toBeLessThan(160);
  expect(shown(told)).toBe(told);
});

test('a text without any is the same text', () => {
  const text = 'The probe asks the port "htp", see https://acme.dev:8080/@docs.';
  expect(blankText(text)).toBe(text);
});

test.each([
  [
    ['   environment:', '-    DB_PASSWORD: hunter2', '+    DB_PASSWORD: hunter3'],
    ['   environment:', '-    DB_PASSWORD: …', '+    DB_PASSWORD: …'],
  ],
  [
    ['   - name: DB_PASSWORD', '-    value: hunter2', '+    value: "hunter3"'],
    ['   - name: DB_PASSWORD', '-    value: …', '+    value: "…"'],
  ],
  [
    ['   - --password', '-  - hunter2', '+  - hunter3'],
    ['   - --password', '-  - …', '+  - …'],
  ],
  [['   url: postgres://a:hunter2@db/a'], ['   url: postgres://a:…@db/a']],
  [['+DB_PASSWORD=hunter2'], ['+DB_PASSWORD=…']],
  [['+  A: ${DB_PASSWORD:-hunter2}'], ['+  A: ${DB_PASSWORD:-…}']],
  [['+  A: ${DB_PASSWORD-hunter2} ${LEVEL:-info}'], ['+  A: ${DB_PASSWORD-…} ${LEVEL:-info}']],
  [
    [
      '+    -----BEGIN PRIVATE KEY-----',
      '+    NotAKeyOnlyTheShapeOfOneNotAKey',
      '+    -----END PRIVATE KEY-----',
    ],
    ['+    -----BEGIN PRIVATE KEY-----', '+…', '+…-----END PRIVATE KEY-----'],
  ],
  [[`+    ${'aB3d'.repeat(16)}`], ['+    …']],
  [
    ['   - name: LEVEL', '-    value: info'],
    ['   - name: LEVEL', '-    value: info'],
  ],
  [
    ['   image: acme/a:1', '+    - name: tmp'],
    ['   image: acme/a:1', '+    - name: tmp'],
  ],
])('of the difference %j it shows %j', (lines, expected) => {
  expect(blankDifference(lines)).toEqual(expected);
});
