import { schemaFile } from '../schema-file';
import type { CelRule, CustomResources, Structural } from './structural';

interface Index {
  /** Where the metadata that all objects have in common is checked: `module#function`. */
  readonly metadata: string;
  /** By API group. */
  readonly groups: Readonly<Record<string, { readonly file: string; readonly title: string }>>;
}

/** What is known of one version of a custom resource. */
export interface CustomKind {
  /** Whose definition it is: `Gateway API v1.6.1`. */
  readonly title: string;
  readonly schema: Structural;
  /** What a `$ref` stands for. */
  readonly shared: readonly Structural[];
  /** A server that has the definition knows no objects of this version. Default: it does. */
  readonly isServed?: boolean;
  /** The rules in CEL, of which a schema has the numbers; they are read when they are first asked for. */
  rules(): readonly CelRule[];
}

let index: Index | undefined;

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Most apps have built-in kinds alone, so nothing is read before somebody asks. */
function readIndex(): Index {
  index ??= require(schemaFile('crd/index.json'));
  if (index === undefined) throw new Error('schemas/crd/index.json is empty');
  return index;
}

/** The start of what checks the metadata of any object. */
export function metadataStart(): string {
  return readIndex().metadata;
}

/** The kinds of a version of a custom group; undefined where Lading carries no definitions of that group. */
function kindsIn(apiVersion: string): Readonly<Record<string, Structural>> | undefined {
  const [group = '', version = ''] = apiVersion.split('/');
  const entry = own(readIndex().groups, group);
  if (entry === undefined) return undefined;
  const { kinds }: CustomResources = require(schemaFile(`crd/${entry.file}.json`));
  return own(own(kinds, group), version) ?? {};
}

/** The kinds that Lading carries in a version of a custom group. */
export function customKindsOf(apiVersion: string): readonly string[] {
  return Object.keys(kindsIn(apiVersion) ?? {});
}

/** The definition of a custom resource, where Lading carries it. */
export function customKind(apiVersion: string, kind: string): CustomKind | undefined {
  const group = apiVersion.slice(0, apiVersion.indexOf('/'));
  const schema = own(kindsIn(apiVersion), kind);
  const entry = own(readIndex().groups, group);
  if (schema === undefined || entry === undefined) return undefined;
  const { file, title } = entry;
  const { shared }: CustomResources = require(schemaFile(`crd/${file}.json`));
  return { title, schema, shared, rules: () => require(schemaFile(`crd/${file}.rules.json`)) };
}
