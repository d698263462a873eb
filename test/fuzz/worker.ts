import { checkManifests } from '../../lib/cli/manifests/check-manifests';
import type { Input } from '../../lib/cli/manifests/inputs';
import { textOf } from '../../lib/cli/manifests/read-bytes';
import { diagnose } from '../../lib/diagnostics/diagnose';
import { defaultVersions, parseVersions } from '../../lib/validation';
import { random, seedOf } from '../engines/fuzz/random';
import { damaged } from './hostile-text';
import { sources } from './sources';

/** What the parent is told: where it is, and what went wrong there. */
export interface Told {
  readonly at: number;
  /** Milliseconds of the processor: others may want it as well. */
  readonly took: number;
  readonly findings: number;
  readonly fault?: string;
}

/** Checks one damaged manifest after the other, as `lading validate` does. */
function main([seed = '1', from = '0', to = '0']: readonly string[]): void {
  const texts = sources();
  const versions = parseVersions(defaultVersions) ?? [];
  for (let at = Number(from); at < Number(to); at += 1) {
    const dice = random(seedOf(Number(seed), at));
    const bytes = damaged(dice.pick(texts) ?? '', dice);
    // Nobody hears it any more.
    if (process.connected === false) return;
    process.send?.({ at, took: -1, findings: 0 } satisfies Told);
    const before = process.cpuUsage();
    const told = { at, findings: 0 };
    let fault: string | undefined;
    try {
      told.findings = findingsIn(bytes, versions);
    } catch (error) {
      fault = error instanceof Error ? String(error.stack) : String(error);
    }
    process.send?.({ ...told, took: process.cpuUsage(before).user / 1000, fault } satisfies Told);
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
