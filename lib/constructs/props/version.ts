import { isPlainObject } from '../../model/json';
import { targets } from '../../model/target';
import { laid, overlaid } from './lay-over';
import { object, type Shape } from './shape';
import { record } from './shapes';
import type { TargetBlock } from './target-block';

/** What a version has in common with its member: who it is, and how it is reached. */
const common = [
  'name',
  'port',
  'ports',
  'serviceAccount',
  'service',
  'sessionAffinity',
  'publish',
  'expose',
  'selector',
  'targets',
  'suppress',
  'patch',
] as const;

/** How a version differs from its member: props laid over the member's own. `null` removes what those say. */
export type VersionOf<P> = TargetBlock<Omit<P, (typeof common)[number]>>;

const isCommon: ReadonlySet<string> = new Set(common);
const names = {
  expected: "a name such as 'v2': lower-case letters, digits and '-'",
  usual: ['v2', 'canary'],
  edge: ['a', '2'],
  accepts: (key: string) => /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/.test(key),
};

/** The versions of a member whose props these are. */
export function versions(table: Readonly<Record<string, Shape>>): Shape {
  return record(
    object(() => rowsOf(table), 'props of a version'),
    names,
  );
}

function rowsOf(table: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> {
  const rows: Record<string, Shape> = {};
  for (const [key, shape] of Object.entries(table)) if (!isCommon.has(key)) rows[key] = overlaid(key, shape);
  return rows;
}

/** The props of a member as one of its versions has them. */
export function propsOfVersion<P>(member: Partial<P>, version: object): P;
export function propsOfVersion(member: object, version: object): object {
  const own = ofEach(member);
  for (const target of targets) {
    const block = own[target];
    if (isPlainObject(block)) own[target] = ofEach(block);
  }
  // What the member was built from is another image.
  if ('image' in version && !('build' in version)) own.build = undefined;
  return { ...own, ...laid(own, version) };
}

/** What a member says of itself alone. */
const ofMember: ReadonlySet<string> = new Set([
  ...['name', 'serviceAccount', 'selector', 'publish', 'expose', 'suppress', 'versions'],
]);

function ofEach(props: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(props).filter(([key]) => !ofMember.has(key)));
}
