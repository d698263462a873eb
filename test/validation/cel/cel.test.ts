import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf } from '../../../lib/validation/cel/check';
import { parseExpression } from '../../../lib/validation/cel/parse';
import type { Type } from '../../../lib/validation/cel/types';

const folder = join(__dirname, '../../../schemas/crd');
const rules = readdirSync(folder)
  .filter((file) => file.endsWith('.rules.json'))
  .flatMap((file): { rule: string }[] => JSON.parse(readFileSync(join(folder, file), 'utf8')));
const names = new Map<string, Type>([
  ['self', 'any'],
  ['oldSelf', 'any'],
]);

test('every rule of the definitions that Lading carries is read, and gives true or false', () => {
  expect(rules.length).toBeGreaterThan(20);
  for (const { rule } of rules) expect(['bool', 'any']).toContain(typeOf(parseExpression(rule), names));
});

test.each([
  ['self.a <', 'it ends too early'],
  ['self..a', '"." stands where it cannot'],
  ['self.a = 1', '"=" is no word of the language'],
  ['other', 'there is no "other"'],
  ['if', '"if" is a word that nothing may be called by'],
  ['self.all(a.b, true)', 'all() begins with a name for the entries'],
  ['"a" + 1', '+ does not go with string and int'],
  ['self.bogus()', 'there is no function "bogus"'],
  ['('.repeat(1000), 'it is nested too deeply'],
])('%s is told: %s', (text, message) => {
  expect(() => typeOf(parseExpression(text), names)).toThrow(message);
});
