import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSections, stackSections } from '../../lib/validation/schema/docker-sections';
import { composeDurationPattern, stackDurationPattern } from '../../lib/validation/schema/grammar';
import { customData } from './custom-data';
import { dockerSchemas } from './docker-schemas';
import { dockerTypes } from './docker-types';
import { withDurations } from './durations';
import { compile } from './functions';
import { kubernetesData } from './kubernetes-data';
import { kubernetesTypes } from './kubernetes-types';
import { modules } from './modules';
import { apart } from './nested';
import {
  composePin,
  dockerPin,
  kubernetesPins,
  readComposeSchema,
  readOpenApi,
  readStackSchema,
} from './sources';
import { inputsHash, outputsHash, stampFile } from './stamp';
import { timeZones } from './time-zones';

const root = join(__dirname, '../..');
const newest = '1.37';

function replaceDirectory(name: string, files: ReadonlyMap<string, string>): void {
  const directory = join(root, 'schemas', name);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(directory, file), text);
}

function dockerData(schemas: ReturnType<typeof dockerSchemas>, module: string): Map<string, string> {
  const files = modules(compile(apart(schemas)), () => module);
  return new Map([
    ...[...files].map(([name, text]): [string, string] => [`${name}.js`, text]),
    ['definitions.json', `${JSON.stringify(Object.fromEntries(schemas))}\n`],
  ]);
}

const openApis = new Map(Object.entries(kubernetesPins).map(([minor, pin]) => [minor, readOpenApi(pin)]));
const newestApi = openApis.get(newest);
if (newestApi === undefined) throw new Error(`no pin for ${newest}`);
const compose = readComposeSchema();
const stack = readStackSchema();
const composeSchemas = dockerSchemas(withDurations(compose, stack), composeSections, composeDurationPattern);
const stackSchemas = dockerSchemas(stack, stackSections, stackDurationPattern);

const kubernetes = kubernetesData(openApis);
replaceDirectory('kubernetes', kubernetes.files);
replaceDirectory('crd', customData(kubernetes.metadata));
replaceDirectory('compose', dockerData(composeSchemas, 'compose'));
replaceDirectory('swarm', dockerData(stackSchemas, 'swarm'));
writeFileSync(join(root, 'lib/kubernetes/api.generated.ts'), kubernetesTypes(newestApi, newest));
writeFileSync(
  join(root, 'lib/compose/api.generated.ts'),
  dockerTypes(compose, 'Compose', `the Compose schema of compose-go ${composePin}`),
);
writeFileSync(
  join(root, 'lib/swarm/api.generated.ts'),
  dockerTypes(stack, 'Stack', `the schema 3.13 of docker ${dockerPin}`),
);
writeFileSync(join(root, 'lib/model/time-zones.generated.ts'), timeZones());
writeFileSync(stampFile, `${JSON.stringify({ inputs: inputsHash(), outputs: outputsHash() })}\n`);
