import type { ChartModel } from './app';
import type { Existing } from './existing';
import type { SecretReference, SecretSources } from './reference';

/** A secret that the app knows all keys of: a Secret that somebody makes, and where Docker's targets find each key. */
export interface Secret extends Existing {
  readonly objectKind: 'Secret';
  readonly chart: ChartModel;
  readonly keys: readonly string[];
  /** Key → where targets find it. */
  readonly sources: Readonly<Record<string, SecretSources>>;
}

/** One key of it. */
export function keyOf(secret: Secret, key: string): SecretReference {
  const { name, sources } = secret;
  const own = Object.hasOwn(sources, key) ? sources[key] : undefined;
  return { kind: 'secret', name, key, sources: own, of: secret };
}
