import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { goodObjects } from '../test/conformance/good';
import { at, entriesAt, type Fields, isFields, listAt, parseJson, textAt } from '../test/engines/host/json';
import { spread } from './statistics';

const root = join(__dirname, '..');
const perFile = 500;
/** How many objects, and how many times in turn. */
const sizes = [
  { count: 5000, rounds: 3 },
  { count: 50_000, rounds: 1 },
] as const;
/** Kinds that are not in the schemas of a server's own kinds. */
const left = new Set(['CustomResourceDefinition', 'APIService']);

/**
 * `npm run bench:manifests`: `lading validate` beside kubeconform on the same objects, all of which a server takes, with
 * the same server's schemas on disk; both have two cores. Needs what `npm run test:engines` sets up. Sizes may be named:
 * `npm run bench:manifests -- 5000`.
 */
async function main(asked: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lading-manifests-'));
  const schemas = writeSchemas(join(folder, 'schemas'));
  const cache = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  for (const { count, rounds } of sizes) {
    if (asked.length > 0 && !asked.includes(String(count))) continue;
    const objects = `objects-${count}`;
    writeObjects(join(folder, objects), count);
    const options = ['-strict', '-n', '2', '-summary', '-schema-location', schemas, objects];
    const programs = {
      kubeconform: [join(cache, 'bin/kubeconform'), ...options],
      lading: [process.execPath, join(root, 'build/cli.js'), 'validate', '--kubernetes', '1.37', objects],
    };
    const runs = { kubeconform: [] as Run[], lading: [] as Run[] };
    for (let round = 0; round < rounds; round += 1)
      for (const name of ['kubeconform', 'lading'] as const)
        runs[name].push(await measured(programs[name], folder));
    console.log(`${count} objects`);
    for (const name of ['kubeconform', 'lading'] as const) {
      const [wall, cpu, memory] = (['wall', 'cpu', 'memory'] as const).map((what) =>
        spread(
          runs[name].map((run) => run[what]),
          1,
        ),
      );
      console.log(
        `  ${name.padEnd(12)} ${wall} s, ${cpu} s of CPU, ${memory} MB   ${runs[name].at(-1)?.said}`,
      );
    }
    const ratio = (what: 'wall' | 'cpu') =>
      (best(runs.lading, what) / best(runs.kubeconform, what)).toFixed(2);
    console.log(`  lading takes ${ratio('wall')} of the time, and ${ratio('cpu')} of the CPU`);
  }
}

/** The least that others have taken away from. */
function best(runs: readonly Run[], what: 'wall' | 'cpu'): number {
  return Math.min(...runs.map((run) => run[what]));
}

interface Run {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
  /** The most at a time, in MB. */
  readonly memory: number;
  readonly said: string;
}

/** Looks at a process twenty times in a second, for the system says nothing of it when it has ended. */
function measured([program = '', ...args]: readonly string[], folder: string): Promise<Run> {
  const before = process.hrtime.bigint();
  const child = spawn(program, args, { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-1000);
    });
  let [cpu, memory] = [0, 0];
  const look = setInterval(() => {
    try {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      cpu = (Number(fields[11]) + Number(fields[12])) / 100;
      const [, peak = '0'] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      memory = Math.max(memory, Number(peak) / 1024);
    } catch {
      // It has ended.
    }
  }, 50);
  return new Promise((resolve) => {
    child.once('close', () => {
      clearInterval(look);
      const wall = Number(process.hrtime.bigint() - before) / 1e9;
      resolve({ wall, cpu, memory, said: output.trim().split('\n').at(-1) ?? '' });
    });
  });
}

/** The good objects of test/conformance again and again, each under a name of its own. */
function writeObjects(folder: string, count: number): void {
  mkdirSync(folder);
  const kinds = [...goodObjects().values()].filter((object) => !left.has(textAt(object, 'kind')));
  const texts = Array.from({ length: count }, (_, index) =>
    stringify(renamed(kinds[index % kinds.length], index)),
  );
  for (let file = 0; file * perFile < count; file += 1)
    writeFileSync(
      join(folder, `${file}.yaml`),
      texts.slice(file * perFile, (file + 1) * perFile).join('---\n'),
    );
}

function renamed(object: Fields = {}, index: number): Fields {
  const name = textAt(object, 'metadata', 'name');
  if (name === '' || !isFields(object.metadata)) return object;
  const start = name.slice(0, 20).replace(/[-.]$/, '');
  return { ...object, metadata: { ...object.metadata, name: `${start}${index}` } };
}

/** As kubeconform wants them: strict, a file for each kind. */
function writeSchemas(folder: string): string {
  mkdirSync(folder);
  const swagger = spawnSync('go', ['mod', 'download', '-json', 'k8s.io/kubernetes@v1.37.1'], {
    encoding: 'utf8',
  });
  const module = textAt(parseJson(swagger.stdout), 'Dir');
  const openApi = parseJson(readFileSync(join(module, 'api/openapi-spec/swagger.json'), 'utf8'));
  const definitions = entriesAt(openApi, 'definitions');
  const strict = Object.fromEntries(definitions.map(([name, schema]) => [name, tightened(schema)]));
  writeFileSync(join(folder, '_definitions.json'), JSON.stringify({ definitions: strict }));
  for (const [name, schema] of definitions)
    for (const kind of listAt(schema, 'x-kubernetes-group-version-kind')) {
      const parts = [textAt(kind, 'kind'), textAt(kind, 'group').split('.')[0], textAt(kind, 'version')];
      const file = `${parts
        .filter((part) => part !== '')
        .join('-')
        .toLowerCase()}.json`;
      writeFileSync(join(folder, file), JSON.stringify({ $ref: `_definitions.json#/definitions/${name}` }));
    }
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

function tightened(schema: unknown): unknown {
  if (!isFields(schema)) return schema;
  if (schema.format === 'int-or-string') return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  const properties = entriesAt(schema, 'properties').map(([name, value]) => [name, tightened(value)]);
  if (properties.length === 0) return schema;
  const isOpen = at(schema, 'additionalProperties') !== undefined;
  const rest = isOpen ? {} : { additionalProperties: false };
  return { ...schema, properties: Object.fromEntries(properties), ...rest };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
