import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';
import type { Definitions } from './definitions';
import type { Validate } from './raw-problem';
import { schemaFile } from './schema-file';

/** From a minor on: the function that a kind starts at (`module#function`), or null where the kind is gone. */
type Steps = Readonly<Record<string, string | null>>;

interface Index {
  readonly versions: readonly string[];
  readonly kinds: Readonly<Record<string, Readonly<Record<string, Steps>>>>;
  /** For a kind that starts at several places: a start that accepts nothing that any of those refuses. */
  readonly every: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** For a start: the others of its kind that are proven to accept everything it accepts. */
  readonly containedIn: Readonly<Record<string, readonly string[]>>;
}

const index: Index = require(schemaFile('kubernetes/index.json'));

/** The minors whose schemas Lading carries, oldest first: `1.31` … */
export const kubernetesVersions: readonly string[] = index.versions;

/** Groups of the server's own that no version in question serves any more. */
const retired = ['extensions'];
const groups = new Set([...Object.keys(index.kinds).map(groupOf), ...retired]);

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Whether the API group belongs to Kubernetes itself, so that its kinds are all known. */
export function isBuiltInGroup(apiVersion: string): boolean {
  return groups.has(groupOf(apiVersion));
}

/** Names come from anybody's objects, `constructor` among them. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The kinds of an API version, in any minor. */
export function kindsOf(apiVersion: string): readonly string[] {
  return Object.keys(own(index.kinds, apiVersion) ?? {});
}

/** The kinds of all API versions, in any minor. */
export function allKinds(): readonly string[] {
  return [...new Set(Object.values(index.kinds).flatMap((kinds) => Object.keys(kinds)))];
}

/** The API versions that have a kind in any minor, stable ones first. */
export function apiVersionsOf(kind: string): readonly string[] {
  const found = Object.keys(index.kinds).filter(
    (apiVersion) => own(own(index.kinds, apiVersion), kind) !== undefined,
  );
  return found.sort((a, b) => Number(/alpha|beta/.test(a)) - Number(/alpha|beta/.test(b)));
}

/** Where a kind starts in a minor, as `module#function`; undefined where that minor has no such kind. */
export function startOf(apiVersion: string, kind: string, version: string): string | undefined {
  let start: string | null = null;
  for (const [since, step] of Object.entries(own(own(index.kinds, apiVersion), kind) ?? {})) {
    if (kubernetesVersions.indexOf(since) <= kubernetesVersions.indexOf(version)) start = step;
  }
  return start ?? undefined;
}

/** The minors that have a kind. */
export function servedIn(apiVersion: string, kind: string): readonly string[] {
  return kubernetesVersions.filter((version) => startOf(apiVersion, kind, version) !== undefined);
}

/** Where a kind starts for all minors at once: what this start accepts is proven to be accepted in each of them. */
export function everyStartOf(apiVersion: string, kind: string): string | undefined {
  return own(own(index.every, apiVersion), kind);
}

/**
 * The starts that speak for all the given ones of a kind: what they accept is proven to be accepted by the others. One
 * is left out only while another that it follows from is there, so of two that follow from each other one stays.
 */
export function decisive(starts: readonly string[]): readonly string[] {
  const left = new Set(starts);
  for (const start of starts) {
    if ([...left].some((other) => index.containedIn[other]?.includes(start))) left.delete(start);
  }
  return [...left];
}

const functions = new Map<string, Validate>();

/** The precompiled function of a start; its module is read when it is first asked for. */
export function functionOf(start: string): Validate {
  const known = functions.get(start);
  if (known !== undefined) return known;
  const [module = '', name = ''] = start.split('#');
  const exported: Readonly<Record<string, Validate>> = require(schemaFile(`kubernetes/${module}.js`));
  const validate = exported[name];
  if (validate === undefined) throw new Error(`schemas/kubernetes/${module}.js has no ${name}`);
  functions.set(start, validate);
  return validate;
}

let definitions: Definitions | undefined;

/** The schemas themselves, read only where a problem needs words: the build packs them, to half of what they are in a package else. */
export function kubernetesDefinitions(): Definitions {
  if (definitions !== undefined) return definitions;
  const { brotliDecompressSync }: typeof import('node:zlib') = require('node:zlib');
  const packed = readFileSync(join(packageRoot(), 'build', 'definitions.br'));
  const read: Definitions = JSON.parse(brotliDecompressSync(packed).toString('utf8'));
  definitions = read;
  return read;
}
