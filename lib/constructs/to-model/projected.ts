import type { PropertyPath } from '../../diagnostics/property-path';
import { parseDuration } from '../../model/duration';
import type { AccountToken, ConfigVolume, ProjectedVolume, SecretVolume } from '../../model/volume';
import { defaultTokenPath, type ProjectedProps, type ServiceAccountTokenProps } from '../props/projected';
import type { Stated } from './stated';
import { buildFiles } from './volume-files';

/** Files of several sources; those of configuration are a ConfigMap each, which bears the number of its source. */
export function buildProjected(
  name: string,
  { sources = [], mode }: ProjectedProps,
  workload: string,
  property: PropertyPath,
): ProjectedVolume {
  const files: (ConfigVolume | SecretVolume)[] = [];
  const tokens: AccountToken[] = [];
  const fields: Record<string, string> = {};
  for (const [index, source] of sources.entries()) {
    if (source.type === 'fields') Object.assign(fields, source.files);
    else if (source.type === 'token') tokens.push(buildToken(source));
    else {
      const own = { ...source, mode: source.mode ?? mode };
      files.push(buildFiles(`${name}-${index + 1}`, own, workload, [...property, 'sources', index]));
    }
  }
  return { type: 'projected', name, property, files, fields, tokens, mode } satisfies Stated<
    ProjectedVolume,
    ProjectedProps,
    'sources'
  >;
}

function buildToken({
  path = defaultTokenPath,
  audience,
  expiration,
}: ServiceAccountTokenProps): AccountToken {
  const time = expiration === undefined ? undefined : parseDuration(expiration);
  return { path, audience, expiration: time } satisfies Stated<
    AccountToken,
    ServiceAccountTokenProps,
    'type'
  >;
}
