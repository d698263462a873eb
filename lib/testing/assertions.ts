import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InMemoryOptions } from '../constructs/run/in-memory';
import type { Code } from '../diagnostics/catalogue';
import { type AllowOptions, allows, type End } from './allows';
import { hasObject, hasService } from './has-object';
import { matchesManifests, updatingBy } from './matches-manifests';
import type { PartialObject, PartialService } from './partial-types';
import { type ReportOptions, reports } from './reports';
import { synthesize, synthesized, type Testable } from './synthesized';
import { synthesizes } from './synthesizes';
import type { Verdict } from './verdict';

/** @throws AssertionError where an error stands in the way; with `strict`, a warning or a note does as well. */
export function assertSynthesizes(app: Testable, options?: InMemoryOptions): void {
  hold(synthesizes('pieces' in app ? app : synthesize(app, options)), assertSynthesizes);
}

/** @throws AssertionError where no diagnostic with this code is reported; TypeError where there is no such code. */
export function assertReports(app: Testable, code: Code, options?: ReportOptions): void {
  hold(reports(synthesized(app), code, options), assertReports);
}

/**
 * @param name `Deployment/web`, or with its namespace `Deployment/shop/web`.
 * @throws AssertionError where Kubernetes gets no such object, or it is not as it is said.
 */
export function assertHasObject<Kind extends string>(
  app: Testable,
  name: `${Kind}/${string}`,
  partial?: PartialObject<Kind>,
): void {
  hold(hasObject(synthesized(app), name, partial), assertHasObject);
}

/** @throws AssertionError where Compose gets no such service, or it is not as it is said. */
export function assertHasComposeService(app: Testable, name: string, partial?: PartialService): void {
  hold(hasService(synthesized(app), 'compose', name, partial), assertHasComposeService);
}

/** @throws AssertionError where the stack gets no such service, or it is not as it is said. */
export function assertHasSwarmService(app: Testable, name: string, partial?: PartialService): void {
  hold(hasService(synthesized(app), 'swarm', name, partial), assertHasSwarmService);
}

/**
 * Every object is as the file holds it, which the first run writes, and `LADING_UPDATE=1` or Node's
 * `--test-update-snapshots` writes anew; in CI none is written.
 *
 * @param file A path from the working folder, or a URL: `new URL('web.yaml', import.meta.url)`.
 * @throws AssertionError where one differs.
 */
export function assertMatchesManifests(app: Testable, file: string | URL): void {
  const path = typeof file === 'string' ? resolve(file) : fileURLToPath(file);
  hold(matchesManifests(synthesized(app), path, updatingBy()), assertMatchesManifests);
}

/** @throws AssertionError where some target does not let the first open connections to the second. */
export function assertAllows(app: Testable, from: End, to: End, options?: AllowOptions): void {
  hold(allows(synthesized(app), from, to, options), assertAllows);
}

/** @throws AssertionError where some target lets the first open connections to the second. */
export function assertDenies(app: Testable, from: End, to: End, options?: AllowOptions): void {
  const { pass, message } = allows(synthesized(app), from, to, options, 'some');
  hold({ pass: !pass, message }, assertDenies);
}

/** @param from The function that the test called: where it stands is where the test failed. */
function hold({ pass, message }: Verdict, from: (...args: never[]) => void): void {
  if (pass) return;
  const { AssertionError }: typeof import('node:assert') = require('node:assert');
  throw new AssertionError({ message: message(), stackStartFn: from });
}
