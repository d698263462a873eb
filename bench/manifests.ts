import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { goodObjects } from '../test/conformance/good';
import { at, entriesAt, type Fields, isFields, listAt, parseJson, textAt } from '../test/engines/host/json';
import { spread } from './statistics';

const root = join(__dirname, '..');
const count = 5000;
const perFile = 500;
const rounds = 3;
/** Kinds that are not in the schemas of a server's own kinds. */
const left = new Set(['CustomResourceDefinition', 'APIService']);

/**
 * `npm run bench:manifests`: `lading validate` beside kubeconform on the same objects, all of which a server takes, with
 * the same server's schemas on disk; both have two cores. Needs what `npm run test:engines` sets up.
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lading-manifests-'));
  writeObjects(join(folder, 'objects'));
  const schemas = writeSchemas(join(folder, 'schemas'));
  const cache = process.env.LADING_ENGINES ?? join(homedir(), '.cache/lading-engines');
  const programs = {
    kubeconform: [
      join(cache, 'bin/kubeconform'),
      '-strict',
      '-n',
      '2',
      '-summary',
      '-schema-location',
      schemas,
      'objects',
    ],
    lading: [process.execPath, join(root, 'build/cli.js'), 'validate', '--kubernetes', '1.37', 'objects'],
  };
  const seconds = new Map<string, number[]>();
  const said = new Map<string, string>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, [program = '', ...args]] of Object.entries(programs)) {
      const before = process.hrtime.bigint();
      const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
      const took = Number(process.hrtime.bigint() - before) / 1e9;
      seconds.set(name, [...(seconds.get(name) ?? []), took]);
      said.set(name, `${stdout}${stderr}`.trim().split('\n').at(-1) ?? '');
    }
  for (const [name, values] of seconds)
    console.log(`${name.padEnd(12)} ${spread(values, 2)} s   ${said.get(name)}`);
}

/** The good objects of test/conformance again and again, each under a name of its own. */
function writeObjects(folder: string): void {
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

main();
