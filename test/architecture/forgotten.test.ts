import { type Changes, errorFinder, read, replaced } from './changed-lib';

const contributing = read('CONTRIBUTING.md');

const sorted = (files: readonly string[]) => [...new Set(files)].sort();

/** What stands below a heading of CONTRIBUTING.md. */
function sectionOf(heading: string): string {
  const [, after = ''] = contributing.split(`\n### ${heading}\n`);
  const [section = ''] = after.split('\n### ');
  return section;
}

/** The files that a section lists as those that do not compile at first. */
const listedIn = (section: string) =>
  sorted([...section.matchAll(/^ *- `([^`]+\.ts)`/gm)].map(([, file = '']) => file));

/** The same for a section that has them in the columns of a table. */
function columnIn(section: string, heading: string): string[] {
  const rows = [...section.matchAll(/^ *\|(.+)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
  const column = rows[0]?.indexOf(heading) ?? -1;
  return sorted(rows.slice(2).flatMap((row) => row[column] ?? []));
}

const errorsAfter = errorFinder();
/** Not of lib, and compiled all the same: it lists every field. */
const everyField = 'test/passes/every-field.ts';

test('a new kind of workload does not compile until it stands in every file that CONTRIBUTING names', () => {
  const path = 'lib/model/workload.ts';
  const listed = replaced(
    path,
    'readonly deployment: Deployment;',
    'readonly deployment: Deployment; readonly toy: Toy;',
  );
  const errors = errorsAfter({
    [path]: `${listed}interface Toy extends WorkloadBase { readonly kind: 'toy' }\n`,
    [everyField]: read(everyField),
  });
  expect(sorted(errors.map(({ file }) => file))).toEqual(listedIn(sectionOf('a kind of workload')));
});

/** A field of that name in the model and in the props, beside another one. */
function field(name: string, file: string, beside: string): Changes {
  const paths = [`lib/model/${file}`, `lib/constructs/props/${file}`];
  const grown = (path: string) => replaced(path, beside, `readonly ${name}?: string;\n${beside}`);
  return Object.fromEntries(paths.map((path) => [path, grown(path)]));
}

describe('a new field', () => {
  const errors = errorsAfter({
    ...field('toyOfContainer', 'container.ts', 'readonly privileged?: boolean;'),
    ...field('toyOfWorkload', 'workload.ts', 'readonly stopSignal?: string;'),
    ...field('toyOfDeployment', 'deployment.ts', 'readonly restart?: RestartPolicy;'),
    [everyField]: read(everyField),
  });
  const section = sectionOf('a field to a workload');

  test.each([
    ['of a container', 'toyOfContainer'],
    ['of every workload', 'toyOfWorkload'],
    ['of a Deployment', 'toyOfDeployment'],
  ])('%s does not compile until it stands in every file that CONTRIBUTING names', (heading, name) => {
    const own = errors.filter(({ message }) => message.includes(name));
    expect(sorted(own.map(({ file }) => file))).toEqual(columnIn(section, heading));
  });

  test('is all that the compiler speaks of', () => {
    expect(errors.filter(({ message }) => !message.includes('toyOf'))).toEqual([]);
  });
});
