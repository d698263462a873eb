import { join } from 'node:path';
import { type Figures, none } from './figures';
import { publicFigures } from './public-results';

export const resultsFile = join(__dirname, 'RESULTS.md');

const share = (part: number, whole: number): string =>
  whole === 0 ? '' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;

function row(name: string, one: Figures): string[] {
  return [
    name,
    one.cases,
    share(one.agreed, one.cases),
    one.falseAlarms,
    one.invalid,
    one.explained,
    share(one.explained, one.invalid),
    share(one.samePlace, one.invalid),
    one.unreadable,
    share(one.unreadableExplained, one.unreadable),
  ].map(String);
}

export function sum(all: Iterable<Figures>): Figures {
  const total = none();
  for (const one of all)
    for (const key of [
      'cases',
      'agreed',
      'falseAlarms',
      'invalid',
      'explained',
      'samePlace',
      'unreadable',
      'unreadableExplained',
    ] as const)
      total[key] += one[key];
  return total;
}

/** The text of RESULTS.md. */
export function resultsText(own: ReadonlyMap<string, Figures>, all: ReadonlyMap<string, Figures>): string {
  return `# Agreement with kube-apiserver

Made by \`npm run conformance\`, out of the verdicts in \`cases/\` that \`npm run conformance:ask\` got from kube-apiserver
1.34 and 1.37 by strict dry run; a case counts once for each of the two. An object is **explained** when the server finds
it invalid and Lading reports an error about it, and it is so **at the place** when the error stands at a field that the
server names, or around or inside it. **Unreadable** is what a server cannot even decode: unknown fields, wrong types.
What depends on the cluster (admission) is left out. \`test/conformance/conformance.test.ts\` fails on any false alarm, and
when fewer objects are explained than stand here.

## Manifests of public projects

All manifests in the releases of three projects, each object once, put to kube-apiserver 1.37 that has their definitions, in
dry run as above (\`npm run conformance:public\`, which fails on a false alarm and prints what is not explained). What the
server refuses is mostly there to be refused: test data with half of an object in it. What is not explained depends on the
cluster: addresses of its range, families of addresses that it has not. Left out are kinds that the server does not have.

${publicTable()}

## Cases that somebody thought of

${table(own)}

## All cases, with mutations

${table(all)}
`;
}

const heads = [
  'Kind',
  'Cases',
  'Agreement',
  'False alarms',
  'Invalid',
  'Explained',
  'Share',
  'At the place',
  'Unreadable',
  'Explained',
];

function table(kinds: ReadonlyMap<string, Figures>): string {
  return columns(heads, [
    row('**All**', sum(kinds.values())),
    ...[...kinds].map(([kind, figures]) => row(kind, figures)),
  ]);
}

export function publicTable(): string {
  return columns(
    ['Project', 'Objects', 'Taken', 'False alarms', 'Refused', 'Explained', 'Left out'],
    publicFigures().map(({ project, objects, taken, falseAlarms, refused, explained, elsewhere }) => [
      project,
      ...[objects, taken, falseAlarms, refused, explained, elsewhere].map(String),
    ]),
  );
}

/** As the formatter of the repository wants it: columns of one width. */
function columns(heads: readonly string[], body: readonly (readonly string[])[]): string {
  const rows = [heads, heads.map(() => ''), ...body];
  const widths = heads.map((_, index) => Math.max(...rows.map((cells) => cells[index]?.length ?? 0)));
  return rows
    .map(
      (cells, at) =>
        `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0, at === 1 ? '-' : ' ')).join(' | ')} |`,
    )
    .join('\n');
}

/** By kind, how many invalid objects are explained, as the last table of RESULTS.md says. */
export function recorded(text: string): Map<string, number> {
  const table = text.slice(text.indexOf('## All cases'));
  const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (Kind|-|\*\*)/.test(line));
  return new Map(
    rows.map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      return [cells[1] ?? '', Number(cells[6])];
    }),
  );
}
