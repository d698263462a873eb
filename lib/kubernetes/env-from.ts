import type { EnvSource } from '../model/env-source';
import type { EnvFromSource } from './api.generated';

/** All variables of an object; `env` has the last word on a name here as on Compose. */
export function lowerEnvSource({ from, name, prefix, optional }: EnvSource): EnvFromSource {
  const source: EnvFromSource = {};
  if (prefix !== undefined) source.prefix = prefix;
  const ref: { name: string; optional?: boolean } = { name };
  if (optional === true) ref.optional = true;
  if (from === 'secret') source.secretRef = ref;
  else source.configMapRef = ref;
  return source;
}
