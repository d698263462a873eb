import type { PropertyPath } from '../diagnostics/property-path';
import type { Config } from '../model/config';
import type { Text } from '../model/reference';
import { containersOf, type Workload } from '../model/workload';

/** The configuration of the app that a workload reads, and where it says so first. */
export function configsUsed(workload: Workload): ReadonlyMap<Config, PropertyPath> {
  const used = new Map<Config, PropertyPath>();
  const note = (config: Config | undefined, property: PropertyPath): void => {
    if (config !== undefined && !used.has(config)) used.set(config, property);
  };
  const look = (text: Text | undefined, property: PropertyPath): void => {
    if (text === undefined || typeof text === 'string') return;
    for (const part of text) if (typeof part === 'object' && part.kind === 'config') note(part.of, property);
  };
  for (const volume of workload.volumes)
    if (volume.type === 'config') note(volume.of?.config, volume.property ?? []);
  for (const { property, env, envFrom = [], command = [], args = [] } of containersOf(workload)) {
    for (const [index, { config }] of envFrom.entries()) note(config, [...property, 'envFrom', index]);
    for (const name in env) look(env[name], [...property, 'env', name]);
    for (const [index, text] of command.entries()) look(text, [...property, 'command', index]);
    for (const [index, text] of args.entries()) look(text, [...property, 'args', index]);
  }
  return used;
}
