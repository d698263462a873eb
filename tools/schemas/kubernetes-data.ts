import { containment } from './containment';
import { every, everyEdition } from './every-edition';
import { compile } from './functions';
import { kubernetesIndex } from './kubernetes-index';
import { modules } from './modules';
import type { OpenApi } from './open-api';
import { apiVersion } from './open-api';
import { placement } from './placement';
import { requiredFields, unchecked } from './required-fields';
import { serverGrammar } from './server-grammar';
import { serverRules } from './server-rules';
import { serverWords } from './server-words';
import { strictSchemas } from './strict-schemas';
import type { Edition } from './units';
import { share } from './units';

/** Every kind that has metadata, which is every kind that can be written to a file. */
function rootsOf(openApi: OpenApi): Map<string, string> {
  const roots = new Map<string, string>();
  for (const [name, definition] of Object.entries(openApi.definitions)) {
    const [identity, ...others] = definition['x-kubernetes-group-version-kind'] ?? [];
    if (identity === undefined || others.length > 0) continue;
    if (!definition.properties?.metadata?.$ref?.endsWith('.ObjectMeta')) continue;
    roots.set(`${apiVersion(identity)} ${identity.kind}`, name);
  }
  return roots;
}

/** A misspelt key of a table would silently check nothing. */
function refuseUnused(used: ReadonlySet<string>): void {
  const keys = [serverGrammar, serverRules, serverWords, requiredFields, unchecked].flatMap((table) =>
    Object.keys(table),
  );
  const unused = keys.filter((key) => !used.has(key));
  if (unused.length > 0) throw new Error(`no minor has these: ${unused.join(', ')}`);
}

/** What is made of the OpenAPI of each minor. */
interface KubernetesData {
  /** The files of schemas/kubernetes, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** The start that accepts the metadata which every minor accepts. */
  readonly metadata: string;
}

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

export function kubernetesData(sources: ReadonlyMap<string, OpenApi>): KubernetesData {
  const used = new Set<string>();
  const editions = [...sources].map(([minor, openApi]): Edition => {
    const strict = strictSchemas(openApi, minor);
    for (const key of strict.used) used.add(key);
    return { minor, schemas: strict.schemas, roots: rootsOf(openApi) };
  });
  refuseUnused(used);
  const common = everyEdition(editions);
  const all = [...editions, common];
  const shared = share(all);
  const moduleOf = placement(all, shared);
  const start = (minor: string, definition: string): string => {
    const { name } = shared.unitOf(minor, definition);
    return `${moduleOf(name)}#${name}`;
  };
  const schemas = new Map(shared.units.map(({ name, schema }) => [name, schema]));
  const kinds = kubernetesIndex(editions, common, start, containment(schemas));
  const index = { versions: [...sources.keys()], ...kinds };
  const files = new Map<string, string>();
  for (const [module, text] of modules(compile(schemas), moduleOf)) files.set(`${module}.js`, text);
  files.set('index.json', `${JSON.stringify(index)}\n`);
  files.set('definitions.json', `${JSON.stringify(Object.fromEntries(schemas))}\n`);
  return { files, metadata: start(every, objectMeta) };
}
