import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseJson, textAt } from '../host/json';
import { run } from '../host/run';
import { timed } from '../host/say';

/** Custom resources that samples and examples use: the files of their definitions within a Go module. */
const sources = [
  {
    module: 'sigs.k8s.io/gateway-api',
    folder: 'config/crd/standard',
    names: ['gateways', 'httproutes', 'grpcroutes', 'referencegrants'].map(
      (name) => `gateway.networking.k8s.io_${name}.yaml`,
    ),
  },
  {
    module: 'github.com/kedacore/keda/v2',
    folder: 'config/crd/bases',
    names: ['scaledobjects', 'triggerauthentications'].map((name) => `keda.sh_${name}.yaml`),
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    folder: 'example/prometheus-operator-crd',
    names: ['podmonitors', 'servicemonitors'].map((name) => `monitoring.coreos.com_${name}.yaml`),
  },
  {
    module: 'github.com/cilium/cilium',
    folder: 'pkg/k8s/apis/cilium.io/client/crds/v2',
    names: ['ciliumnetworkpolicies.yaml'],
  },
  {
    module: 'github.com/external-secrets/external-secrets',
    folder: 'config/crds/bases',
    names: ['external-secrets.io_externalsecrets.yaml'],
  },
  {
    module: 'github.com/bitnami-labs/sealed-secrets',
    folder: 'helm/sealed-secrets/crds',
    names: ['bitnami.com_sealedsecrets.yaml'],
  },
  { module: 'istio.io/api', folder: 'kubernetes', names: ['customresourcedefinitions.gen.yaml'] },
] as const;

const files = sources.flatMap(({ module, folder, names }) =>
  names.map((name) => ({ module, file: `${folder}/${name}` })),
);

const home = join(__dirname, '../modules/definitions');
/** Those that are in no module stand in the repository, without what a definition has around its schema. */
const own = join(__dirname, '../../../tools/schemas/linkerd-definitions.json');
const sum =
  [join(home, 'go.sum'), own].map((file) => readFileSync(file, 'utf8')).join('') + JSON.stringify(files);

/** Where the definitions are: what a server is given before it judges custom resources. */
export function definitionsIn(cache: string): string[] {
  return [...files.map(({ file }) => basename(file)), 'linkerd.yaml'].map((name) =>
    join(cache, 'definitions', name),
  );
}

export function hasDefinitions(cache: string): boolean {
  const stamp = join(cache, 'definitions.built');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sum;
}

export async function getDefinitions(cache: string): Promise<void> {
  if (hasDefinitions(cache)) return;
  await timed('definitions of custom resources', async () => {
    mkdirSync(join(cache, 'definitions'), { recursive: true });
    for (const { module, file } of files) {
      const options = { cwd: home, env: { GOFLAGS: '-mod=readonly', GOWORK: 'off' } };
      const told = parseJson(await run('go', ['mod', 'download', '-json', module], options));
      cpSync(join(textAt(told, 'Dir'), file), join(cache, 'definitions', basename(file)));
    }
    writeFileSync(join(cache, 'definitions', 'linkerd.yaml'), asDocuments(readFileSync(own, 'utf8')));
    writeFileSync(join(cache, 'definitions.built'), sum);
  });
}

function asDocuments(text: string): string {
  const definitions: { spec: { group: string; names: { plural: string } } }[] = JSON.parse(text);
  const documents = definitions.map(({ spec }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${spec.names.plural}.${spec.group}` },
    spec,
  }));
  return documents.map((document) => `---\n${JSON.stringify(document)}\n`).join('');
}
