import type { IsContained } from './containment';
import { containment } from './containment';
import { compile } from './functions';
import { modules } from './modules';
import type { OpenApi } from './open-api';
import { apiVersion } from './open-api';
import { placement } from './placement';
import { requiredFields, unchecked } from './required-fields';
import { serverRules } from './server-rules';
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
  const keys = [serverRules, requiredFields, unchecked].flatMap((table) => Object.keys(table));
  const unused = keys.filter((key) => !used.has(key));
  if (unused.length > 0) throw new Error(`no minor has these: ${unused.join(', ')}`);
}

/** API version → kind → minor from which on it starts at a function (`null`: it is gone). */
type KindIndex = Record<string, Record<string, Record<string, string | null>>>;

function kindIndex(
  editions: readonly Edition[],
  start: (minor: string, definition: string) => string,
): KindIndex {
  const index: KindIndex = {};
  const kinds = [...new Set(editions.flatMap(({ roots }) => [...roots.keys()]))].sort();
  for (const key of kinds) {
    const [version = '', kind = ''] = key.split(' ');
    const steps: Record<string, string | null> = {};
    let last: string | null = null;
    for (const { minor, roots } of editions) {
      const definition = roots.get(key);
      const current: string | null = definition === undefined ? null : start(minor, definition);
      if (current !== last) steps[minor] = current;
      last = current;
    }
    index[version] = { ...index[version], [kind]: steps };
  }
  return index;
}

/** For each start the others of its kind that accept all it accepts; a start without such others is left out. */
function containedIn(kinds: KindIndex, isContained: IsContained): Record<string, readonly string[]> {
  const index: Record<string, readonly string[]> = {};
  const nameIn = (start: string): string => start.slice(start.indexOf('#') + 1);
  for (const steps of Object.values(kinds).flatMap((ofVersion) => Object.values(ofVersion))) {
    const starts = [...new Set(Object.values(steps))].filter((start) => start !== null);
    for (const narrow of starts) {
      const others = starts.filter((wide) => wide !== narrow && isContained(nameIn(narrow), nameIn(wide)));
      if (others.length > 0) index[narrow] = [...new Set([...(index[narrow] ?? []), ...others])];
    }
  }
  return index;
}

/** The files of schemas/kubernetes, by name, from the OpenAPI of each minor. */
export function kubernetesData(sources: ReadonlyMap<string, OpenApi>): Map<string, string> {
  const used = new Set<string>();
  const editions = [...sources].map(([minor, openApi]): Edition => {
    const strict = strictSchemas(openApi, minor);
    for (const key of strict.used) used.add(key);
    return { minor, schemas: strict.schemas, roots: rootsOf(openApi) };
  });
  refuseUnused(used);
  const shared = share(editions);
  const moduleOf = placement(editions, shared);
  const start = (minor: string, definition: string): string => {
    const { name } = shared.unitOf(minor, definition);
    return `${moduleOf(name)}#${name}`;
  };
  const schemas = new Map(shared.units.map(({ name, schema }) => [name, schema]));
  const kinds = kindIndex(editions, start);
  const index = {
    versions: [...sources.keys()],
    kinds,
    containedIn: containedIn(kinds, containment(schemas)),
  };
  const files = new Map<string, string>();
  for (const [module, text] of modules(compile(schemas), moduleOf)) files.set(`${module}.js`, text);
  files.set('index.json', `${JSON.stringify(index)}\n`);
  files.set('definitions.json', `${JSON.stringify(Object.fromEntries(schemas))}\n`);
  return files;
}
