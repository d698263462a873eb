import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from '../../lib/diagnostics/catalogue';
import { peers } from '../../tools/policy/peers';
import { tables } from '../../tools/policy/tables';
import { root } from './pages';

const file = join(root, 'docs', 'policy.md');
const answers = Object.values(peers).flatMap((ids) => Object.entries<string | readonly string[]>(ids));

test('the tables of docs/policy.md are those of the code', () => {
  const text = readFileSync(file, 'utf8');
  let expected = text;
  for (const [name, table] of Object.entries(tables()))
    expected = expected.replace(
      new RegExp(`(<!-- ${name} -->\n)(?:\n(?:\\|.*\n)*)?`),
      (_, mark) => `${mark}\n${table}\n`,
    );
  if (process.env.UPDATE_SAMPLES === '1') writeFileSync(file, expected);
  else expect(text).toBe(expected);
});

test('each of the 165 rules of others has its rule here, or the reason why it has none', () => {
  expect(Object.values(peers).map((ids) => Object.keys(ids).length)).toEqual([63, 39, 44, 19]);
  for (const [id, answer] of answers) {
    if (typeof answer === 'string') expect([id, answer.length > 30]).toEqual([id, true]);
    else expect([id, answer.length > 0 && answer.every(isCode)]).toEqual([id, true]);
  }
});

test('few of them have none', () => {
  expect(answers.filter(([, answer]) => typeof answer === 'string').map(([id]) => id)).toHaveLength(6);
});
