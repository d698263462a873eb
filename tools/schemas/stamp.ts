import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** The file that says from which generator the data in schemas/ comes. */
export const stampFile = join(root, 'schemas/stamp.json');

/** Everything that decides what is generated: the generator with its tables and pins, and the compiler. */
export function inputsHash(): string {
  const hash = createHash('sha256');
  const names = readdirSync(__dirname).filter((name) => /\.(ts|json)$/.test(name));
  const files = [
    ...names.sort().map((name) => join(__dirname, name)),
    join(root, 'lib/validation/schema/grammar.ts'),
  ];
  for (const file of files) hash.update(readFileSync(file));
  for (const tool of ['ajv', 'esbuild', 'yaml']) {
    const { version }: { version: string } = JSON.parse(
      readFileSync(join(root, 'node_modules', tool, 'package.json'), 'utf8'),
    );
    hash.update(`${tool} ${version}`);
  }
  return hash.digest('hex');
}

/** What the generated files hold, so that an edit by hand is seen as well. */
export function outputsHash(): string {
  const hash = createHash('sha256');
  const generated = ['schemas/kubernetes', 'schemas/compose', 'schemas/swarm', 'schemas/crd'].flatMap(
    (directory) =>
      readdirSync(join(root, directory))
        .sort()
        .map((name) => `${directory}/${name}`),
  );
  const types = [
    'lib/kubernetes/api.generated.ts',
    'lib/compose/api.generated.ts',
    'lib/swarm/api.generated.ts',
  ];
  for (const name of [...generated, ...types, 'lib/model/time-zones.generated.ts']) {
    hash.update(`${name}\n`).update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
}
