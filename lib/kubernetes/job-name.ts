import { contentHash } from '../model/hash';
import type { Job } from '../model/job';
import { isObject, type JsonObject } from '../model/json';
import type { Prepared } from '../passes/prepare';
import { awaitedJobs } from './awaited-jobs';
import { nameIn } from './name-in';
import type { OtherObjects } from './planned';

/** What of a Job can be changed while it is there: everything else makes another Job. */
const mutable: ReadonlySet<string> = new Set([
  'parallelism',
  'backoffLimit',
  'activeDeadlineSeconds',
  'ttlSecondsAfterFinished',
  'suspend',
]);

/** What a Job of this content is called. */
export function nameByContent(name: string, spec: JsonObject): string {
  const fixed = Object.keys(spec).filter((key) => !mutable.has(key) && spec[key] !== undefined);
  const entries = fixed.map((key): [string, string] => [key, JSON.stringify(inOrder(spec[key]))]);
  return `${name}-${contentHash(Object.fromEntries(entries))}`;
}

/** The same content in whatever order it was written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inOrder(value[key])]),
  );
}

/** Everybody who waits for a Job asks for its name, which all of its content has to be made for. */
const known = new WeakMap<Prepared, Map<Job, string | undefined>>();

/**
 * What a Job is called in the end, patches and all. The names of those that it waits for are part of its content, and
 * are made before it: a chain may be longer than calls can be nested.
 */
export function nameOfJob(job: Job, prepared: Prepared, { jobObject }: OtherObjects): string {
  const names = known.get(prepared) ?? new Map<Job, string | undefined>();
  known.set(prepared, names);
  // Jobs that wait for each other are an error of the ordering pass; here they must come to an end.
  if (names.has(job)) return names.get(job) ?? job.name;
  const open = [job];
  for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
    if (!names.has(next)) {
      names.set(next, undefined);
      for (const awaited of awaitedJobs(next)) if (!names.has(awaited)) open.push(awaited);
    } else {
      open.pop();
      names.set(next, names.get(next) ?? nameIn(jobObject(next, prepared)) ?? next.name);
    }
  }
  return names.get(job) ?? job.name;
}
