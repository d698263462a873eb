import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parity as compose } from '../../lib/compose/parity';
import { parity as kubernetes } from '../../lib/kubernetes/parity';
import type { Field } from '../../lib/model/fields';
import type { ParityTable } from '../../lib/model/parity';
import { root } from './blocks';

const page = join(root, 'docs/parity.md');

const introduction = `# Parity

What becomes of every field of the model on each target. What is not simply kept yields a note, a warning or an error
with a code when an app uses it; \`lading parity\` shows those for your app, and \`--strict\` makes them errors.

`;

function cell(entry: ParityTable[Field]): string {
  if (entry === 'kept') return 'kept';
  if (typeof entry === 'function') return 'depends on the value';
  return entry.verdict === 'kept' ? 'kept' : `${entry.verdict}: ${entry.note.replace(/\|/g, '\\|')}`;
}

function fieldsOf(table: ParityTable): Field[] {
  const names: string[] = Object.keys(table).sort();
  return names.filter((name): name is Field => name in table);
}

describe('docs/parity.md', () => {
  it('is the tables that the targets use', () => {
    const rows = fieldsOf(kubernetes).map(
      (field) => `| \`${field}\` | ${cell(kubernetes[field])} | ${cell(compose[field])} |`,
    );
    const text = `${introduction}| field | Kubernetes | Compose |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
    if (process.env.UPDATE_SAMPLES === '1') writeFileSync(page, text);
    expect(readFileSync(page, 'utf8')).toBe(text);
  });

  it('has a row for the same fields on both targets', () => {
    expect(fieldsOf(compose)).toEqual(fieldsOf(kubernetes));
  });
});
