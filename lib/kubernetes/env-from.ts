import type { EnvSource } from '../model/env-source';
import type { EnvFromSource } from './api.generated';
import { resolveShared } from './config';
import type { Place } from './place';

/** All variables of an object; `env` has the last word on a name here as on Compose. */
export function lowerEnvSource(
  { from, name, config, prefix, optional }: EnvSource,
  place: Pick<Place, 'prepared'>,
): EnvFromSource {
  const source: EnvFromSource = {};
  if (prefix !== undefined) source.prefix = prefix;
  const ref: { name: string; optional?: boolean } = {
    name: config === undefined ? name : resolveShared(config, place).name,
  };
  if (optional === true) ref.optional = true;
  if (from === 'secret') source.secretRef = ref;
  else source.configMapRef = ref;
  return source;
}
