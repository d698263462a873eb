import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backends as ofDocker } from '../../lib/docker/mesh/backends';
import { backends as ofKubernetes } from '../../lib/kubernetes/mesh/backends';
import type { Capabilities } from '../../lib/model/capability';
import type { MeshField } from '../../lib/model/mesh';
import { root } from './blocks';

const page = join(root, 'docs/service-mesh.md');
const heading = '## What each backend can do';

const introduction = `${heading}

\`exact\` is what was said. \`emulated\` comes near to it, and \`narrower\` refuses more: both are told as notes. \`wider\`
would let more through, and is an error wherever it is asked for. \`impossible\` is an error, unless \`onLoss\` names the
field; of telemetry it is a warning.

`;

const backends: Readonly<Record<string, { readonly capabilities: Capabilities }>> = {
  ...ofKubernetes,
  ...ofDocker,
};

/** What is said of a field by the table alone, and the sentences that explain it. */
function ratings(capabilities: Capabilities, field: MeshField): string {
  const entry = capabilities[field];
  if (typeof entry === 'function') return 'depends on the value';
  return entry === 'exact' ? 'exact' : entry.rating;
}

function notes(capabilities: Capabilities): string[] {
  const found = new Map<string, string[]>();
  for (const field of fields) {
    const entry = capabilities[field];
    if (typeof entry === 'function' || entry === 'exact') continue;
    found.set(entry.note, [...(found.get(entry.note) ?? []), `\`${field}\``]);
  }
  return [...found].map(([note, of]) => `- ${of.join(', ')}: ${note}`);
}

const [first] = Object.values(backends);
const isField = (name: string): name is MeshField => first !== undefined && name in first.capabilities;
const fields = Object.keys(first?.capabilities ?? {})
  .filter(isField)
  .sort();

/** Columns as wide as their widest cell, as the formatter wants them. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[], fill: string) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [print(head, ' '), print([], '-'), ...body.map((row) => print(row, ' '))].join('\n');
}

function table(): string {
  const rows = fields.map((field) => [
    `\`${field}\``,
    ...Object.values(backends).map(({ capabilities }) => ratings(capabilities, field)),
  ]);
  const head = ['field', ...Object.keys(backends).map((name) => `\`${name}\``)];
  const told = Object.entries(backends).map(
    ([name, { capabilities }]) => `### ${name}\n\n${notes(capabilities).join('\n')}`,
  );
  return `${introduction}${tableOf([head, ...rows])}\n\n${told.join('\n\n')}\n`;
}

describe('docs/service-mesh.md', () => {
  it('ends with the tables that the backends use', () => {
    const text = readFileSync(page, 'utf8');
    const [before = ''] = text.split(heading);
    if (process.env.UPDATE_SAMPLES === '1') writeFileSync(page, `${before}${table()}`);
    expect(readFileSync(page, 'utf8')).toBe(`${before}${table()}`);
  });

  it('has a row for the same fields of every backend', () => {
    for (const { capabilities } of Object.values(backends))
      expect(Object.keys(capabilities).sort()).toEqual(fields);
  });
});
