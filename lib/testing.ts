import { addMatchers } from './testing/matchers';

addMatchers();

export type { InMemoryOptions, MadePiece } from './constructs/run/in-memory';
export type { AllowOptions } from './testing/allows';
export {
  assertAllows,
  assertDenies,
  assertHasComposeService,
  assertHasObject,
  assertHasSwarmService,
  assertMatchesManifests,
  assertReports,
  assertSynthesizes,
} from './testing/assertions';
export type { LadingMatchers } from './testing/matcher-types';
export { matchers } from './testing/matchers';
export type { Asymmetric, Partially, PartialObject } from './testing/partial-types';
export type { ReportOptions } from './testing/reports';
export { type RuleFinding, type RunRuleOptions, runRule } from './testing/run-rule';
export { type Construct, type Synthesized, synthesize, type Testable } from './testing/synthesized';
