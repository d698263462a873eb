import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Changes, compiler, replaced, synth } from './changed-lib';

/** A target that lists workloads, with what their variable `WHERE` says; `nowhere` is a key that its checks do not know. */
const room = `import type { Lowering, Piece, TargetRoom } from '../passes/target-room';
import { propertyOf } from '../docker/property';
import { parity as kubernetes } from '../kubernetes/parity';
import { valueFor } from '../passes/per-target';

export const toy: TargetRoom = {
  folder: 'toy',
  byDefault: false,
  checks: 'compose',
  parity: { ...kubernetes, 'workload.stopSignal': { verdict: 'not-expressible', note: 'Toys do not stop.' } },
  nameOf: (part) => 'toy/' + part.name,
  about: () => ({ playful: true }),
  propertyOf,
  lower,
};

function* lower({ prepared }: Lowering): Generator<Piece> {
  for (const workload of prepared.app.workloads) {
    if (!workload.targets.includes('toy')) continue;
    const { name, origin, containers } = workload;
    const where = containers[0]?.env.WHERE ?? [];
    const texts = (typeof where === 'string' ? [where] : where).map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'perTarget') return String(valueFor(part, 'toy', (finding) => prepared.report({ ...finding, origin, property: ['env', 'WHERE'] })));
      return part.kind === 'host' && part.to.kind === 'external' ? String(part.to.host.toy) : '';
    });
    const object = { image: String(containers[0]?.image), [texts.includes('nowhere') ? 'hostnam' : 'hostname']: texts.join('') };
    yield { file: 'toys.yaml', unit: '', form: 'entry', section: 'toys', object, origin, kind: 'service', name, own: true, patched: false };
  }
}
`;

const name = {
  'lib/model/target.ts': replaced('lib/model/target.ts', "'swarm'] as const", "'swarm', 'toy'] as const")
    .replace("  swarm: 'Swarm',\n", "  swarm: 'Swarm',\n  toy: 'Toy',\n")
    .replace("swarm: make('swarm') }", "swarm: make('swarm'), toy: make('toy') }"),
};
const line = {
  'lib/targets.ts': replaced(
    'lib/targets.ts',
    '= { kubernetes, compose, swarm }',
    '= { kubernetes, compose, swarm, toy }',
  ).replace('import { kubernetes }', "import { toy } from './toy/target';\nimport { kubernetes }"),
};
const toy: Changes = { ...name, ...line, 'lib/toy/target.ts': room };
const nameless = { 'lib/model/target.ts': name['lib/model/target.ts'].replace("  toy: 'Toy',\n", '') };

function without(part: string | RegExp, instead = ''): Changes {
  const left = room.replace(part, instead);
  if (left === room) throw new Error(`The room does not hold ${part}`);
  return { ...toy, 'lib/toy/target.ts': left };
}

const app = `import { App, Chart, External, perTarget, Worker } from 'lading';

const app = new App({ name: 'play' });
const chart = new Chart(app, 'chart');
const host = { kubernetes: 'k', toy: 'the-shelf' };
const shelf = new External(chart, 'shelf', { host });
new Worker(chart, 'bear', { image: 'acme/bear:1', stopSignal: 'SIGINT', env: { WHERE: \`on \${shelf.host}\` }, targets: ['kubernetes', 'toy'] });
new Worker(chart, 'duck', { image: 'acme/duck:1', env: { WHERE: perTarget({ toy: 'in the bath', kubernetes: 'k', compose: 'c' }) } });
new Worker(chart, 'dog', { image: 'acme/dog:1', targets: ['compose'] });
app.synth();
`;

describe('a new target', () => {
  const compile = compiler();

  it('is a folder, a name and a line', () => {
    expect(compile(toy)).toEqual([]);
  });

  it.each<[string, Changes, string[]]>([
    ['its line', { ...name, 'lib/toy/target.ts': room }, ['lib/targets.ts']],
    ['its name', { ...line, 'lib/toy/target.ts': room }, ['lib/targets.ts', 'lib/toy/target.ts']],
    ['its folder', { ...name, ...line }, ['lib/targets.ts']],
    ['what people call it', { ...toy, ...nameless }, ['lib/model/target.ts']],
    ['its output folder', without(/ {2}folder: .*\n/), ['lib/toy/target.ts']],
    ['whether it is a default', without(/ {2}byDefault: .*\n/), ['lib/toy/target.ts']],
    ['its parity table', without(/ {2}parity: .*\n/), ['lib/toy/target.ts']],
    ['how it names parts', without(/ {2}nameOf: .*\n/), ['lib/toy/target.ts']],
    ['which property a place came from', without(/ {2}propertyOf,\n/), ['lib/toy/target.ts']],
    ['how it lowers', without(/ {2}lower,\n/), ['lib/toy/target.ts']],
    ['checks that are there', without("checks: 'compose'", "checks: 'toy'"), ['lib/toy/target.ts']],
  ])('does not compile without %s', (_, changes, files) => {
    const told = ['lib/model/target.ts', 'lib/targets.ts', 'lib/toy/target.ts'];
    expect(
      compile(
        changes,
        told.filter((file) => file in changes || file !== 'lib/toy/target.ts'),
      ),
    ).toEqual(files);
  });

  describe('when it is asked for', () => {
    let folder = '';
    const output = (path: string) => readFileSync(join(folder, 'project', 'dist', path), 'utf8');

    beforeAll(() => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'lading-toy-')));
      build(folder, toy);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is lowered, written and listed, and takes its own values', () => {
      expect(synth(folder, app, '--target', 'toy,kubernetes').status).toBe(0);
      expect(output('toy/toys.yaml')).toContain(
        'toys:\n  bear:\n    image: acme/bear:1\n    hostname: on the-shelf\n  duck:\n    image: acme/duck:1\n    hostname: in the bath\n',
      );
      const index = JSON.parse(output('lading.json'));
      expect(index.files).toContainEqual({ path: 'toy/toys.yaml', target: 'toy' });
      expect(index.toy).toEqual({ playful: true });
      expect(index.parity).toContainEqual(
        expect.objectContaining({ construct: 'chart/bear', target: 'toy', field: 'workload.stopSignal' }),
      );
    });

    it('is left out by default', () => {
      expect(synth(folder, app).status).toBe(0);
      expect(readdirSync(join(folder, 'project', 'dist')).sort()).toEqual([
        'compose',
        'kubernetes',
        'lading.json',
      ]);
    });

    it('is validated, and takes no other target’s value', () => {
      const codes = (changed: string) => {
        const { status, stdout } = synth(folder, changed, '--target', 'toy', '--format', 'json');
        const { diagnostics }: { diagnostics: { severity: string; code: string }[] } = JSON.parse(stdout);
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        return [status, errors.map(({ code }) => code)];
      };
      expect(codes(app.replace("toy: 'in the bath', ", ''))).toEqual([1, ['reference/no-value']]);
      expect(codes(app.replace("'in the bath'", "'nowhere'"))).toEqual([1, ['compose/invalid']]);
    });
  });
});
