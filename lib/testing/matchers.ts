import { basename, dirname, join, resolve } from 'node:path';
import type { InMemoryOptions } from '../constructs/run/in-memory';
import { isObject } from '../model/json';
import { type AllowOptions, allows, type End } from './allows';
import { hasObject, hasService } from './has-object';
import { matchesManifests, updatingBy } from './matches-manifests';
import { type ReportOptions, reports } from './reports';
import { synthesize, synthesized, type Testable } from './synthesized';
import { synthesizes } from './synthesizes';
import type { Verdict } from './verdict';

/** What jest and vitest say of the test that runs. */
interface Running {
  readonly isNot?: boolean;
  readonly testPath?: string;
  readonly currentTestName?: string;
  readonly snapshotState?: object;
}

/** For `expect.extend(matchers)`, of jest and of vitest. What each does, `LadingMatchers` says. */
export const matchers = {
  toSynthesize: (app: Testable, options?: InMemoryOptions): Verdict =>
    synthesizes(options === undefined || 'pieces' in app ? synthesized(app) : synthesize(app, options)),
  toReport: (app: Testable, code: string, options?: ReportOptions): Verdict =>
    reports(synthesized(app), code, options),
  toHaveObject: (app: Testable, name: string, partial?: object): Verdict =>
    hasObject(synthesized(app), name, partial),
  toHaveComposeService: (app: Testable, name: string, partial?: object): Verdict =>
    hasService(synthesized(app), 'compose', name, partial),
  toHaveSwarmService: (app: Testable, name: string, partial?: object): Verdict =>
    hasService(synthesized(app), 'swarm', name, partial),
  toMatchManifests(this: Running, app: Testable, file?: string): Verdict {
    return matchesManifests(synthesized(app), fileOf(this, file), updatingBy(updateOf(this)));
  },
  toAllow(this: Running, app: Testable, from: End, to: End, options?: AllowOptions): Verdict {
    return allows(synthesized(app), from, to, options, this.isNot === true ? 'some' : 'every');
  },
};

/** Adds them to `expect`, where a runner has made that a global. */
export function addMatchers(): void {
  const found: unknown = Reflect.get(globalThis, 'expect');
  if (typeof found !== 'function') return;
  const extend: unknown = Reflect.get(found, 'extend');
  if (typeof extend === 'function') extend.call(found, matchers);
}

function fileOf({ testPath, currentTestName = '' }: Running, file: string | undefined): string {
  if (testPath === undefined) {
    if (file === undefined) throw new TypeError('Name the file: the runner does not say which test it is.');
    return resolve(file);
  }
  if (file !== undefined) return resolve(dirname(testPath), file);
  const name = currentTestName.replace(/[^\p{Letter}\p{Number}]+/gu, '-').replace(/^-|-$/g, '');
  const test = basename(testPath).replace(/\.[cm]?[jt]sx?$/, '');
  return join(dirname(testPath), '__manifests__', `${test}.${name.slice(0, 100)}.yaml`);
}

/** What `-u` and `--ci` have said, which both keep in the same place. */
function updateOf({ snapshotState }: Running): string | undefined {
  const update: unknown = isObject(snapshotState) ? snapshotState._updateSnapshot : undefined;
  return typeof update === 'string' ? update : undefined;
}
