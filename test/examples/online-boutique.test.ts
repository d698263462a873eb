import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leavesOf } from './leaves';
import { ourObjects } from './our-objects';
import { upstreamObjects } from './upstream';

const folder = join(__dirname, '../../examples/online-boutique');

interface Row {
  readonly object: RegExp;
  readonly field: RegExp;
  readonly upstream: string;
  readonly ours: string;
  readonly reason: string;
  readonly text: string;
}

interface Difference {
  readonly object: string;
  readonly field: string;
  readonly upstream: string;
  readonly ours: string;
}

/** The rows of the README's table: object, field, upstream's value, ours, reason; `*` stands for anything. */
function rowsOfReadme(): Row[] {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  return readme
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((text) => {
      const [object = '', field = '', upstream = '', ours = '', reason = ''] = text
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', ''));
      return { object: glob(object), field: glob(field), upstream, ours, reason, text };
    });
}

function glob(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.[\]/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function show(value: unknown): string {
  if (value === undefined) return '–';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

const manifest = readFileSync(join(folder, 'expected/kubernetes/online-boutique.k8s.yaml'), 'utf8');

function differences(): Difference[] {
  const ours = ourObjects(manifest);
  const upstream = upstreamObjects();
  return [...new Set([...upstream.keys(), ...ours.keys()])].flatMap((object) => {
    const left = leavesOf(upstream.get(object));
    const right = leavesOf(ours.get(object));
    return [...new Set([...left.keys(), ...right.keys()])]
      .map((field) => ({ object, field, upstream: show(left.get(field)), ours: show(right.get(field)) }))
      .filter((found) => found.upstream !== found.ours);
  });
}

const matches = (row: Row, found: Difference): boolean =>
  row.object.test(found.object) &&
  row.field.test(found.field) &&
  (row.upstream === '*' || row.upstream === found.upstream) &&
  (row.ours === '*' || row.ours === found.ours);

describe("online-boutique beside upstream's manifests", () => {
  const rows = rowsOfReadme();
  const found = differences();

  it('has the same Deployments and Services', () => {
    const names = (objects: Map<string, unknown>) =>
      [...objects.keys()].filter((name) => /^(Deployment|Service)\//.test(name)).sort();
    expect(names(ourObjects(manifest))).toEqual(names(upstreamObjects()));
  });

  it('differs only as the table of its README says', () => {
    expect(found.filter((each) => !rows.some((row) => matches(row, each)))).toEqual([]);
  });

  it('has a table in which every row still occurs, and says why', () => {
    expect(rows.filter((row) => !found.some((each) => matches(row, each))).map(({ text }) => text)).toEqual(
      [],
    );
    expect(rows.filter(({ reason }) => reason === '').map(({ text }) => text)).toEqual([]);
  });

  it.each([
    /\.image$/,
    /\.env\[/,
    /Probe\./,
    /\.containers\[0\]\.resources\.\w+\.(cpu|memory)$/,
    /\.containerPort$/,
    /^spec\.ports\[0\]\.(name|port|targetPort)$/,
    /^spec\.type$/,
  ])('agrees with upstream in %s', (field) => {
    expect(found.filter((each) => field.test(each.field))).toEqual([]);
  });
});
