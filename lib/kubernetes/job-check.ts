import type { Job } from '../model/job';
import { completeContainer } from '../passes/defaults';
import { checkContainer } from '../passes/job-check';
import type { Container, Volume } from './api.generated';
import { lowerContainer } from './container';
import type { Place } from './place';
import { lowerVolume } from './volume';

interface Check {
  readonly name: string;
  readonly from: Place;
  /** Where the volumes gather that it needs. */
  readonly volumes: Volume[];
  /** A name for another one. */
  freeVolume(base: string): string;
}

/** Ends when the result of a Job is there, wherever that runs. What is wrong with the check is told at the Job. */
export function lowerCheck(job: Job, { name, from, volumes, freeVolume }: Check): Container | undefined {
  const container = checkContainer(job, name);
  if (container === undefined) return undefined;
  const place = { ...from, origin: job.origin, property: [] };
  const names = new Map<string, string>();
  for (const volume of job.volumes) {
    if (volume.type !== 'secret' || !container.mounts.some((mount) => mount.volume === volume.name)) continue;
    const own = { ...volume, name: freeVolume('check') };
    names.set(volume.name, own.name);
    volumes.push(lowerVolume(own, place));
  }
  const mounts = container.mounts.map((mount) => ({ ...mount, volume: names.get(mount.volume) ?? '' }));
  const completed = completeContainer({ ...container, mounts }, () => {
    const tmp = freeVolume('check');
    volumes.push({ name: tmp, emptyDir: {} });
    return tmp;
  });
  return lowerContainer(completed, 'init', place);
}
