import { openSync, readFileSync, writeSync } from 'node:fs';
import { checkManifests } from '../../lib/cli/manifests/check-manifests';
import type { Input } from '../../lib/cli/manifests/inputs';
import { textOf } from '../../lib/cli/manifests/read-bytes';
import { diagnose } from '../../lib/diagnostics/diagnose';
import { defaultVersions, parseVersions } from '../../lib/validation';
import { random, seedOf } from '../engines/fuzz/random';
import { damaged } from './hostile-text';

/** What the parent is told of a stretch of inputs. */
export interface Told {
  /** How many. */
  readonly done: number;
  readonly findings: number;
  /** Milliseconds of the processor that the slowest one took: others may want it as well. */
  readonly longest: number;
  readonly faults: readonly { readonly at: number; readonly what: string }[];
}

/** So many inputs are told of together: a message costs as much as some inputs do. */
const stretch = 100;
/** Milliseconds of the processor that nothing may take. */
const slow = 10_000;

/**
 * Checks one damaged manifest after the other, as `lading validate` does. Which one it is at stands in a file, for whoever
 * ends the process, or finds it ended.
 */
function main([sources = '', place = '', seed = '1', from = '0', to = '0']: readonly string[]): void {
  const texts: readonly string[] = JSON.parse(readFileSync(sources, 'utf8'));
  const versions = parseVersions(defaultVersions) ?? [];
  const mark = openSync(place, 'r+');
  // Each document that cannot be read makes errors by the hundred, and nobody looks at where they were made.
  Error.stackTraceLimit = 4;
  let told = { done: 0, findings: 0, longest: 0, faults: [] as { at: number; what: string }[] };
  for (let at = Number(from); at < Number(to); at += 1) {
    writeSync(mark, String(at).padEnd(20), 0);
    const dice = random(seedOf(Number(seed), at));
    const bytes = damaged(dice.pick(texts) ?? '', dice);
    const before = process.cpuUsage();
    try {
      told.findings += findingsIn(bytes, versions);
    } catch (error) {
      told.faults.push({ at, what: error instanceof Error ? String(error.stack) : String(error) });
    }
    const took = process.cpuUsage(before).user / 1000;
    told.longest = Math.max(told.longest, took);
    if (took > slow) told.faults.push({ at, what: `took ${Math.round(took)} ms` });
    told.done += 1;
    if (told.done < stretch && at + 1 < Number(to)) continue;
    // Nobody hears it any more.
    if (process.connected === false) return;
    process.send?.(told satisfies Told);
    told = { done: 0, findings: 0, longest: 0, faults: [] };
  }
}

function findingsIn(bytes: Buffer, versions: readonly string[]): number {
  const input: Input = { name: 'hostile.yaml', file: '/nowhere/hostile.yaml', read: () => textOf(bytes) };
  const { findings } = checkManifests([input], {
    versions,
    definitions: [],
    existing: { objects: [], definitions: [] },
    ignoreUnknown: false,
    policy: [],
    composeFiles: [],
    compose: { envFiles: [], environment: () => undefined, folder: '/nowhere' },
  });
  for (const { finding, spot } of findings) {
    if (finding.message === '') throw new Error(`${finding.code} says nothing`);
    if (spot !== undefined && !(spot.line >= 1 && spot.column >= 1)) throw new Error('a place that is none');
  }
  return diagnose(
    findings.map(({ finding }) => finding),
    { strict: false },
  ).length;
}

main(process.argv.slice(2));
