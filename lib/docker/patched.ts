import type { OwnPlaces } from '../model/own-places';
import type { Target } from '../model/target';
import { applyNoted } from '../passes/patched';
import type { WorkloadContext } from './context';
import type { DockerProject } from './project';

/** A service with the user's patch for its target applied. */
export function patchedService(
  service: object,
  { project, described: workload, service: name }: WorkloadContext,
  own: OwnPlaces,
): object {
  const { target } = project.dialect;
  const { origin, servicePatches } = workload;
  const patch = servicePatches[target];
  if (patch === undefined) return service;
  const subject = { target, object: `services.${name}`, origin, part: workload, own };
  return applyNoted(service, [patch], subject, project.prepared);
}

/** What of a file the app's own patches change, and cannot change. */
interface PatchedFile {
  readonly target: Extract<Target, 'compose' | 'swarm'>;
  readonly file: string;
  /** What people call it: `Compose file`. */
  readonly what: string;
  readonly own: OwnPlaces;
  /** The keys that are said elsewhere, each with where. */
  readonly fixed: Readonly<Record<string, string>>;
}

/** The rest of a file with the app's own patches applied. These see no services: each service has patches of its own. */
export function patchedRest(
  rest: object,
  { prepared }: DockerProject,
  { target, file, what, own, fixed }: PatchedFile,
): object {
  const { app, report } = prepared;
  const { patches } = app[target];
  if (patches.length === 0) return rest;
  const changed = applyNoted(rest, patches, { target, object: file, origin: app.origin, own }, prepared);
  for (const [key, fix] of Object.entries(fixed)) {
    if (key in changed)
      report({
        code: 'patch/failed',
        message: `A patch of the ${what} cannot set ${key}.`,
        origin: app.origin,
        property: [target, 'patch'],
        fix,
      });
  }
  return changed;
}
