import type { IConstruct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Finding } from '../../diagnostics/finding';
import { settingsOf } from '../tree/app-settings';
import { appStateOf } from '../tree/app-state';
import { acrossEnvironments } from './across-environments';
import { appRegistry, takePending } from './app-registry';

/**
 * What is wrong with the props of all that a program has made before it failed. An app that is half made is not judged
 * as a whole: much of what seems to be missing in it would still have come.
 */
export function foundSoFar(): readonly Diagnostic[] {
  const found = new Map<string, Finding[]>();
  for (const root of appRegistry().apps) {
    const { environment = '' } = settingsOf(root);
    found.set(environment, [...(found.get(environment) ?? []), ...findingsOf(root)]);
  }
  const apart = [...found].map(([environment, findings]) => ({
    environment,
    diagnostics: diagnose(findings),
  }));
  return [...diagnose(takePending()), ...acrossEnvironments(apart)];
}

/** Nothing of an app that two versions of this package make, which is what it has failed for. */
function findingsOf(root: IConstruct): readonly Finding[] {
  try {
    return appStateOf(root).findings;
  } catch {
    return [];
  }
}
