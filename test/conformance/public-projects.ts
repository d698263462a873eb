import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { chunksOf } from '../../lib/cli/manifests/chunk';
import { manifestOf } from '../../lib/cli/manifests/kind-of';
import { readDocument } from '../../lib/cli/manifests/read-document';
import type { JsonObject } from '../../lib/model/json';

/** Projects of which all manifests are read, and where the definitions of their custom resources stand. */
export const projects = [
  { name: 'Kubernetes', module: 'k8s.io/kubernetes', version: 'v1.37.1', definitions: [] },
  {
    name: 'Gateway API',
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.1',
    definitions: ['config/crd/experimental'],
  },
  {
    name: 'Istio',
    module: 'istio.io/istio',
    version: 'v0.0.0-20260827124520-eed52ebb66ad',
    definitions: [
      'manifests/charts/base/files/crd-all.gen.yaml',
      'tests/integration/pilot/testdata/gateway-api-crd.yaml',
    ],
  },
] as const;

export type Project = (typeof projects)[number];

/** One object, and the file that it was found in first. */
export interface Found {
  readonly file: string;
  readonly object: JsonObject;
}

/** Fetches a project through the Go module proxy, once; where it lies. */
export function folderOf({ module, version }: Project): string {
  const told = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
    encoding: 'utf8',
    cwd: tmpdir(),
    maxBuffer: 1 << 26,
  });
  const { Dir }: { Dir: string } = JSON.parse(told);
  return Dir;
}

/** All objects of a project that can be read, each once. Schemas of servers are none. */
export function objectsIn(folder: string): Found[] {
  const found = new Map<string, Found>();
  for (const file of filesIn(folder))
    for (const object of objectsOf(file)) {
      const text = JSON.stringify(object);
      if (!found.has(text)) found.set(text, { file: relative(folder, file), object });
    }
  return [...found.values()];
}

export function definitionsOf(project: Project, folder: string): JsonObject[] {
  return project.definitions
    .flatMap((path) => filesIn(join(folder, path)).flatMap(objectsOf))
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}

function objectsOf(file: string): JsonObject[] {
  return [...chunksOf(readFileSync(file, 'utf8'))].flatMap((chunk) => {
    const document = readDocument(chunk);
    if (!('content' in document)) return [];
    const manifest = manifestOf(document.content);
    return manifest.is === 'kubernetes' ? manifest.objects.map(({ content }) => content) : [];
  });
}

const most = 2_000_000;

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/openapi-spec/') && statSync(file).size < most)
    .sort();
}
