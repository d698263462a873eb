import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { findUp } from '../../diagnostics/package-root';
import { mayDecide } from '../../files/ownership';
import { isObject, type JsonObject } from '../../model/json';
import { readText } from '../read-text';
import { parseJsonc } from './jsonc';

/** What `paths` of a tsconfig.json, and its `baseUrl`, say of an import that names neither a file nor a package. */
export interface MappedImport {
  readonly tsconfig: string;
  /** Absolute, without or with an ending; the first that leads to a file is meant. */
  readonly candidates: readonly string[];
  /** A pattern of `paths` has it: if no candidate leads to a file, nothing else was meant. */
  readonly isNamed: boolean;
}

interface Mapping {
  readonly tsconfig: string;
  readonly baseUrl?: string;
  /** From patterns to absolute targets. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

const known = new Map<string, Mapping | undefined>();

/** Looks an import up in the nearest tsconfig.json around the file that imports. */
export function mappedImport(id: string, from: string): MappedImport | undefined {
  const folder = dirname(from);
  if (!known.has(folder)) known.set(folder, nearestMapping(folder));
  const mapping = known.get(folder);
  if (mapping === undefined) return undefined;
  const { tsconfig, baseUrl, paths } = mapping;
  const pattern = bestPattern(id, paths.keys());
  if (pattern !== undefined) {
    const [before = ''] = pattern.split('*');
    const part = id.slice(before.length, id.length - (pattern.length - before.length - 1));
    const targets = paths.get(pattern) ?? [];
    return { tsconfig, candidates: targets.map((target) => target.replace('*', () => part)), isNamed: true };
  }
  return baseUrl === undefined ? undefined : { tsconfig, candidates: [join(baseUrl, id)], isNamed: false };
}

/** As TypeScript chooses: the pattern itself, else the one with the longest text before its star. */
function bestPattern(id: string, patterns: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const pattern of patterns) {
    if (pattern === id) return pattern;
    const [before = '', after] = pattern.split('*');
    const matches =
      after !== undefined &&
      id.length >= before.length + after.length &&
      id.startsWith(before) &&
      id.endsWith(after);
    if (matches && (best === undefined || before.length > best.indexOf('*'))) best = pattern;
  }
  return best;
}

function nearestMapping(folder: string): Mapping | undefined {
  const root = findUp(folder, 'tsconfig.json');
  const file = root && join(root, 'tsconfig.json');
  // It says what code is run, as cdk8s.yaml does.
  return file && mayDecide(file, folder) ? readMapping(file, file, new Set()) : undefined;
}

function readMapping(file: string, root: string, seen: Set<string>): Mapping | undefined {
  if (seen.has(file) || !existsSync(file)) return undefined;
  seen.add(file);
  const text = readText(file);
  if (!/"(?:paths|baseUrl|extends)"/.test(text)) return undefined;
  const config = parseJsonc(text);
  const inherited = basesOf(config, file).flatMap((base) => readMapping(base, root, seen) ?? []);
  const options = objectAt(config, 'compilerOptions');
  const base = inherited.at(-1);
  const own = typeof options.baseUrl === 'string' ? at(options.baseUrl, file, root) : undefined;
  const baseUrl = own ?? inherited.findLast((each) => each.baseUrl !== undefined)?.baseUrl;
  const paths = isObject(options.paths) ? pathsOf(options.paths, baseUrl, { file, root }) : base?.paths;
  return { tsconfig: root, baseUrl, paths: paths ?? new Map() };
}

function pathsOf(
  paths: JsonObject,
  baseUrl: string | undefined,
  { file, root }: { readonly file: string; readonly root: string },
): ReadonlyMap<string, readonly string[]> {
  const toTarget = (target: unknown): string[] => {
    if (typeof target !== 'string') return [];
    return [baseUrl === undefined ? at(target, file, root) : resolve(baseUrl, withFolder(target, root))];
  };
  return new Map(
    Object.entries(paths).map(([pattern, targets]) => [
      pattern,
      Array.isArray(targets) ? targets.flatMap(toTarget) : [],
    ]),
  );
}

function at(path: string, file: string, root: string): string {
  return resolve(dirname(file), withFolder(path, root));
}

function withFolder(path: string, root: string): string {
  return path.replace('${configDir}', () => dirname(root));
}

/** The files behind `extends`: relative ones, or those of packages. */
function basesOf(config: JsonObject, file: string): string[] {
  const named = Array.isArray(config.extends) ? config.extends : [config.extends];
  return named.flatMap((name: unknown) => {
    if (typeof name !== 'string') return [];
    const found = baseFile(name, file);
    return found === undefined ? [] : [found];
  });
}

function baseFile(name: string, file: string): string | undefined {
  if (name.startsWith('.') || isAbsolute(name)) {
    const path = resolve(dirname(file), name);
    return [path, `${path}.json`, join(path, 'tsconfig.json')].find(
      (each) => each.endsWith('.json') && existsSync(each),
    );
  }
  const require = createRequire(file);
  for (const id of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      const found = require.resolve(id);
      if (found.endsWith('.json')) return found;
    } catch {
      // The next form of the name may be the right one.
    }
  }
  return undefined;
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}
