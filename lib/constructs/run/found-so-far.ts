import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { appStateOf } from '../tree/app-state';
import { appRegistry } from './app-registry';

/**
 * What is wrong with the props of all that a program has made before it failed. An app that is half made is not judged
 * as a whole: much of what seems to be missing in it would still have come.
 */
export function foundSoFar(): readonly Diagnostic[] {
  return diagnose([...appRegistry().apps].flatMap((root) => appStateOf(root).findings));
}
