import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import type { Target } from '../../../lib/model/target';
import { defaultVersions, parseVersions } from '../../../lib/validation/versions';
import { readObjects } from '../accept/cases';
import { type Fields, isFields, textAt } from '../host/json';
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
  readonly project: Files;
  /** The same of the folder of a stack; empty where Swarm cannot have the app. */
  readonly stack: Files;
  /** What the edge proxy of the same app reads, were there one; nothing where nothing is exposed. */
  readonly edge?: string;
}

type Files = ReadonlyMap<string, string | Uint8Array>;

export function synthesize(recipe: Recipe): Outcome {
  const made = make(recipe);
  if ('is' in made) return made;
  const stack = make(recipe, ['swarm']);
  if ('is' in stack && stack.is === 'crashed') return stack;
  const edge = isExposed(recipe) ? make(withEdge(recipe), ['compose']) : undefined;
  if (edge !== undefined && 'is' in edge && edge.is === 'crashed') return edge;
  const texts = [...made].filter(([path]) => path.startsWith('kubernetes/'));
  return {
    is: 'written',
    written: {
      objects: texts.flatMap(([, text]) => readObjects(String(text))),
      versions: parseVersions(textAt(recipe.app, 'kubernetes', 'versions') || defaultVersions) ?? [],
      project: below('compose/', made),
      stack: 'is' in stack ? new Map() : below('swarm/', stack),
      edge: edge && 'get' in edge ? edge.get('compose/edge-proxy/nginx.conf')?.toString() : undefined,
    },
  };
}

function isExposed({ parts }: Recipe): boolean {
  return parts.some(({ is, props }) => is === 'Ingress' || props.expose !== undefined);
}

function withEdge(recipe: Recipe): Recipe {
  const { compose } = recipe.app;
  return { ...recipe, app: { ...recipe.app, compose: { ...(isFields(compose) && compose), edge: true } } };
}

/** The files of an app for some targets, or why there are none. */
function make(recipe: Recipe, targets?: readonly Target[]): Files | Exclude<Outcome, { is: 'written' }> {
  const output = memoryOutput();
  try {
    const { diagnostics } = synthesizeInto(buildApp(recipe), output, { out: 'dist', targets });
    const errors = diagnostics.filter(({ severity, suppressed }) => severity === 'error' && !suppressed);
    const bug = errors.find(({ code }) => code === 'internal/bug');
    if (bug !== undefined) return { is: 'crashed', why: bug.message };
    if (errors.length > 0) return { is: 'refused', codes: errors.map(({ code }) => code) };
    return output.files;
  } catch (error) {
    return { is: 'crashed', why: error instanceof Error ? String(error.stack) : String(error) };
  }
}

function below(folder: string, files: Files): Files {
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, content]) => [path.slice(folder.length), content]),
  );
}
