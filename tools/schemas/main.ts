import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSchemas } from './compose-schemas';
import { composeTypes } from './compose-types';
import { customData } from './custom-data';
import { compile } from './functions';
import { kubernetesData } from './kubernetes-data';
import { kubernetesTypes } from './kubernetes-types';
import { modules } from './modules';
import { composePin, kubernetesPins, readComposeSchema, readOpenApi } from './sources';
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

function composeData(schemas: ReturnType<typeof composeSchemas>): Map<string, string> {
  const files = modules(compile(schemas), () => 'compose');
  return new Map([
    ...[...files].map(([module, text]): [string, string] => [`${module}.js`, text]),
    ['definitions.json', `${JSON.stringify(Object.fromEntries(schemas))}\n`],
  ]);
}

const openApis = new Map(Object.entries(kubernetesPins).map(([minor, pin]) => [minor, readOpenApi(pin)]));
const newestApi = openApis.get(newest);
if (newestApi === undefined) throw new Error(`no pin for ${newest}`);
const compose = readComposeSchema();

const kubernetes = kubernetesData(openApis);
replaceDirectory('kubernetes', kubernetes.files);
replaceDirectory('crd', customData(kubernetes.metadata));
replaceDirectory('compose', composeData(composeSchemas(compose)));
writeFileSync(join(root, 'lib/kubernetes/api.generated.ts'), kubernetesTypes(newestApi, newest));
writeFileSync(join(root, 'lib/compose/api.generated.ts'), composeTypes(compose, composePin));
writeFileSync(join(root, 'lib/model/time-zones.generated.ts'), timeZones());
writeFileSync(stampFile, `${JSON.stringify({ inputs: inputsHash(), outputs: outputsHash() })}\n`);
