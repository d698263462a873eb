import type { PropertyPath } from '../diagnostics/property-path';
import type { Config } from '../model/config';
import type { Text } from '../model/reference';
import type { Secret } from '../model/secret';
import { simpleVolumes } from '../model/volume';
import { containersOf, type Workload } from '../model/workload';

/** The configuration and the secrets of the app that a workload reads, and where it says so first. */
export function configsUsed(workload: Workload): ReadonlyMap<Config | Secret, PropertyPath> {
  const used = new Map<Config | Secret, PropertyPath>();
  const note = (read: Config | Secret | undefined, property: PropertyPath): void => {
    if (read !== undefined && !used.has(read)) used.set(read, property);
  };
  const look = (text: Text | undefined, property: PropertyPath): void => {
    if (text === undefined || typeof text === 'string') return;
    for (const part of text)
      if (typeof part === 'object' && (part.kind === 'config' || part.kind === 'secret'))
        note(part.of, property);
  };
  for (const volume of simpleVolumes(workload.volumes)) {
    if (volume.type === 'config') note(volume.of?.config, volume.property ?? []);
    if (volume.type === 'secret') note(volume.of, volume.property ?? []);
  }
  for (const { property, env, envFrom = [], command = [], args = [] } of containersOf(workload)) {
    for (const [index, { config, secret }] of envFrom.entries())
      note(config ?? secret, [...property, 'envFrom', index]);
    for (const name in env) look(env[name], [...property, 'env', name]);
    for (const [index, text] of command.entries()) look(text, [...property, 'command', index]);
    for (const [index, text] of args.entries()) look(text, [...property, 'args', index]);
  }
  if ('scale' in workload && workload.scale?.type === 'range') {
    const at = ['scale', 'keda', 'triggers'];
    for (const [index, { login }] of workload.scale.keda?.triggers.entries() ?? [])
      for (const [parameter, { of }] of Object.entries(login?.secrets ?? {}))
        note(of, [...at, index, 'authentication', 'secrets', parameter]);
  }
  return used;
}
