import type { InMemoryOptions } from '../constructs/run/in-memory';
import type { Code } from '../diagnostics/catalogue';
import type { AllowOptions, End } from './allows';
import type { PartialObject, PartialService } from './partial-types';
import type { ReportOptions } from './reports';

/**
 * What `expect(app)` is held against, of jest and of vitest. `app` is an App, a chart or a construct in one, which is then
 * looked at alone, or what `synthesize` has made of it.
 */
export interface LadingMatchers<R> {
  /** It is written as it is: no error stands in the way. With `strict`, no warning and no note either. */
  toSynthesize(options?: InMemoryOptions): R;
  /**
   * A diagnostic with this code is reported, and nobody has suppressed it. Also of an app with errors.
   *
   * @param options At which construct, with which severity or message. Default: any.
   */
  toReport(code: Code, options?: ReportOptions): R;
  /**
   * Kubernetes gets this object, with at least what is said here.
   *
   * @param name `Deployment/web`, or with its namespace `Deployment/shop/web`.
   */
  toHaveObject<Kind extends string>(name: `${Kind}/${string}`, partial?: PartialObject<Kind>): R;
  /** Compose gets this service, with at least what is said here. Values stand as in the file: a `$` is `$$`. */
  toHaveComposeService(name: string, partial?: PartialService): R;
  /** The stack of Docker Swarm gets this service, with at least what is said here. */
  toHaveSwarmService(name: string, partial?: PartialService): R;
  /**
   * Every object is as a file holds it, which the first run writes and `-u` writes anew.
   *
   * @param file Absolute, or relative to the test. Default: one of the test's name in `__manifests__` beside the test.
   */
  toMatchManifests(file?: string): R;
  /**
   * The first may open connections to the second, by what is written: the NetworkPolicies of Kubernetes, the networks of
   * Docker. `.not`: on no target.
   */
  toAllow(from: End, to: End, options?: AllowOptions): R;
}

declare global {
  // The types of jest, and those of vitest, which take matchers of others from the same place.
  namespace jest {
    interface Matchers<R, T> extends LadingMatchers<R> {}
  }
}
