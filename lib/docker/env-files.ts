import { posix } from 'node:path';
import type { EnvSource } from '../model/env-source';
import type { ContainerContext } from './context';
import { type Escaped, escapeDollars } from './escaped';
import type { Place } from './place';

/** A type, for an interface would not fit a target's own types. */
type EnvFileEntry = { readonly path: Escaped; readonly required: boolean };

/**
 * The files that stand for ConfigMaps and Secrets, in order: a later one has the last word on a name, and `environment`
 * before all, as on Kubernetes. They are named, and never read.
 */
export function lowerEnvFiles({ container, place }: ContainerContext): EnvFileEntry[] | undefined {
  const { envFrom } = container;
  if (envFrom === undefined) return undefined;
  const entries = new Map<string, EnvFileEntry>();
  for (const source of envFrom) {
    if (source.envFile === undefined) continue;
    const path = remember(source.envFile, source, place);
    const required = source.optional !== true || entries.get(path)?.required === true;
    // One file may stand for several; a stack names none twice, and where it is read last is what counts.
    entries.delete(path);
    entries.set(path, { path: escapeDollars(path), required });
  }
  return entries.size > 0 ? [...entries.values()] : undefined;
}

/** The path as the manifest has it, where it lies. */
function remember(
  file: string,
  { from, name, optional = false }: EnvSource,
  { project, service }: Place,
): string {
  const path = posix.isAbsolute(file) ? file : posix.join(project.projectPath, file);
  const known = project.envFiles.get(path);
  if (known === undefined)
    project.envFiles.set(path, { path, meaning: `the ${from} ${name}`, optional, users: new Set([service]) });
  else {
    known.users.add(service);
    known.optional &&= optional;
  }
  return path;
}
