import { type Overlaid, overlaid } from './lay-over';
import type { PropsTable, Shape } from './shape';

/** What each workload says for itself: no default holds for it. All else that a workload takes, `defaults` take. */
export const ownOfEach = [
  'name',
  'selector',
  'schedule',
  'image',
  'build',
  'develop',
  'port',
  'ports',
  'containers',
  'replicas',
  'publish',
  'expose',
  'startAfter',
  'permissions',
  'versions',
  'patch',
  // A chart and an app have suppressions of their own, which hold for all within.
  'suppress',
] as const;
export type OwnOfEach = (typeof ownOfEach)[number];

const isOwn: ReadonlySet<string> = new Set(ownOfEach);

/** Props that are laid over defaults: `null` removes what those say. */
export type OverDefaults<P> = { readonly [K in keyof P]: K extends OwnOfEach ? P[K] : Overlaid<K, P[K]> };

/** The rows of a props table of which defaults can stand elsewhere. */
export function overDefaults<P>(table: PropsTable<P>): PropsTable<P>;
export function overDefaults(table: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> {
  const rows: Record<string, Shape> = {};
  for (const [key, shape] of Object.entries(table)) rows[key] = isOwn.has(key) ? shape : overlaid(key, shape);
  return rows;
}

/** The rows of a props table that defaults have as well. */
export function defaultsIn<P>(table: PropsTable<P>): PropsTable<Omit<P, OwnOfEach>>;
export function defaultsIn(table: Readonly<Record<string, Shape>>): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(table).filter(([key]) => !isOwn.has(key)));
}
