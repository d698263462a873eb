import type { Diagnostic } from '../../diagnostics/diagnostic';

/** What was found in one environment. */
interface Found {
  readonly environment: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is true of every environment is told once; what is not, with those of which it is. */
export function acrossEnvironments(all: readonly Found[]): Diagnostic[] {
  const [only, ...others] = all;
  if (only === undefined || others.length === 0) return [...(only?.diagnostics ?? [])];
  const found = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: Set<string> }>();
  for (const { environment, diagnostics } of all) {
    for (const diagnostic of diagnostics) {
      const key = JSON.stringify(diagnostic);
      const known = found.get(key) ?? { diagnostic, environments: new Set() };
      known.environments.add(environment);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ diagnostic, environments }) =>
    environments.size === all.length ? diagnostic : { ...diagnostic, environments: [...environments] },
  );
}
