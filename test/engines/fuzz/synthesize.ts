import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import { defaultVersions, parseVersions } from '../../../lib/validation/versions';
import { readObjects } from '../accept/cases';
import { type Fields, textAt } from '../host/json';
import { buildApp } from './build';
import type { Recipe } from './recipe';

/** What Lading makes of an app that somebody made up. */
export type Outcome =
  | { readonly is: 'written'; readonly written: Written }
  /** Lading has errors for it: nothing for an engine to judge. */
  | { readonly is: 'refused'; readonly codes: readonly string[] }
  /** A defect of Lading, whatever the app says. */
  | { readonly is: 'crashed'; readonly why: string };

export interface Written {
  readonly objects: readonly Fields[];
  /** The Kubernetes minors that the objects claim to be valid for. */
  readonly versions: readonly string[];
  /** Path below the Compose folder → content; empty where the app has no Compose project. */
  readonly project: ReadonlyMap<string, string | Uint8Array>;
}

export function synthesize(recipe: Recipe): Outcome {
  const output = memoryOutput();
  try {
    const { diagnostics } = synthesizeInto(buildApp(recipe), output, { out: 'dist' });
    const errors = diagnostics.filter(({ severity, suppressed }) => severity === 'error' && !suppressed);
    const bug = errors.find(({ code }) => code === 'internal/bug');
    if (bug !== undefined) return { is: 'crashed', why: bug.message };
    if (errors.length > 0) return { is: 'refused', codes: errors.map(({ code }) => code) };
  } catch (error) {
    return { is: 'crashed', why: error instanceof Error ? String(error.stack) : String(error) };
  }
  const texts = [...output.files].filter(([path]) => path.startsWith('kubernetes/'));
  return {
    is: 'written',
    written: {
      objects: texts.flatMap(([, text]) => readObjects(String(text))),
      versions: parseVersions(textAt(recipe.app, 'kubernetes', 'versions') || defaultVersions) ?? [],
      project: new Map(
        [...output.files]
          .filter(([path]) => path.startsWith('compose/'))
          .map(([path, content]) => [path.slice('compose/'.length), content]),
      ),
    },
  };
}
