import type { Container } from '../../model/container';
import { type Target, targetNames } from '../../model/target';
import { isClaim, type Mount, simpleVolumes, type Volume } from '../../model/volume';
import { containersOf, type Workload } from '../../model/workload';
import type { ModelContext, Rule } from '../rule';

/** Mounts within another one where no place can be made for them: below a file, or in a folder that is only read. */
export const volumeNestedMount: Rule = {
  code: 'volume/nested-mount',
  model: (context) => ({
    workload(workload) {
      for (const container of containersOf(workload)) {
        if (container.mounts.length > 1) check(container, workload, context);
      }
    },
  }),
};

function check(container: Container, workload: Workload, { app, report }: ModelContext): void {
  const byPath = new Map(container.mounts.map((mount) => [mount.path, mount]));
  const volumes = new Map(workload.volumes.map((volume) => [volume.name, volume]));
  for (const inner of container.mounts) {
    const outer = around(inner, byPath);
    const volume = outer && volumes.get(outer.volume);
    if (outer === undefined || volume === undefined) continue;
    const within = inner.path.slice(outer.path.length + 1);
    const where = app.targets.filter(
      (target) => workload.targets.includes(target) && isBlocked(within, outer, volume, target),
    );
    if (where.length === 0) continue;
    const names = where.map((target) => targetNames[target]).join(' and ');
    report({
      message: `The mount at "${inner.path}" lies within the one at "${outer.path}", where nothing can be added on ${names}.`,
      origin: workload.origin,
      property: [...container.property, ...(inner.property ?? outer.property ?? [])],
      consequence: 'The container would not start.',
      fix: fixFor(within, inner, outer, volume, volumes),
    });
  }
}

/** The nearest mount that a path lies within. */
function around({ path }: Mount, byPath: ReadonlyMap<string, Mount>): Mount | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = byPath.get(path.slice(0, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whoever starts a container makes the place of each mount in those around it. A folder of files is one mount on
 * Kubernetes, and only read; elsewhere each file is mounted by itself, so that the folder takes more of them.
 */
function isBlocked(within: string, outer: Mount, volume: Volume, target: Target): boolean {
  if (isClaim(volume)) return outer.readOnly;
  if (outer.file !== undefined) return true;
  if (volume.type === 'empty') return outer.readOnly;
  // Whoever makes the folder, a build perhaps, knows what is in it.
  if (volume.type === 'hostPath') return false;
  if (volume.type === 'bind') return target === 'kubernetes';
  if (target === 'kubernetes') return true;
  return simpleVolumes([volume]).some((each) => 'files' in each && isBelowFile(within, each.files));
}

/** Whether a path is that of a file, or leads on from one. */
function isBelowFile(path: string, files: Readonly<Record<string, unknown>>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (Object.hasOwn(files, path.slice(0, end))) return true;
  }
  return false;
}

function fixFor(
  within: string,
  inner: Mount,
  outer: Mount,
  volume: Volume,
  volumes: ReadonlyMap<string, Volume>,
): string {
  const isFile = inner.file !== undefined && volumes.get(inner.volume)?.type === 'config';
  if (isFile && volume.type === 'config' && outer.file === undefined) {
    return `Add it to the files of "${outer.path}", as ${JSON.stringify(within)}.`;
  }
  return `Mount it outside of "${outer.path}".`;
}
