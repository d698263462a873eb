import { join } from 'node:path';
import { packageRoot } from '../diagnostics/package-root';
import { synthesisError } from '../diagnostics/synthesis-error';
import type { PolicyLayer } from '../model/policy';
import type { PolicyEntry } from './config/entry';
import { problem } from './problem';

/** What cdk8s.yaml says of policy, below `lading.policy`; all that is wrong with it is told at its lines. */
export function policyOfConfig(entries: readonly PolicyEntry[]): PolicyLayer {
  const engine: typeof import('../validation') = require(join(packageRoot(), 'build', 'validation.js'));
  const texts = entries.map(({ path, value }) => ({ path, text: value }));
  const { layer, faults } = engine.readPolicy(engine.policyFromTexts(texts));
  if (faults.length === 0) return layer;
  throw synthesisError(
    faults.map(({ at, message, suggestion, fix }) => {
      const entry = entryAt(entries, at);
      const { location, length } = entry ?? {};
      return problem('config/invalid', message, { location, length, suggestion, fix });
    }),
  );
}

/** The entry that says what lies at a place, or the first one within it. */
function entryAt(entries: readonly PolicyEntry[], at: readonly (string | number)[]): PolicyEntry | undefined {
  const steps = at.filter((step) => typeof step === 'string').flatMap((step) => step.split('.'));
  for (let length = steps.length; length > 0; length--) {
    const found = entries.find(({ path }) =>
      steps.slice(0, length).every((step, index) => path[index] === step),
    );
    if (found !== undefined) return found;
  }
  return entries[0];
}
