import type { Diagnostic } from './diagnostic';

/** Diagnostics that say the same of several constructs or places; the first speaks for all. */
export interface Fold {
  readonly first: Diagnostic;
  readonly others: readonly Diagnostic[];
}

/** From this number on, the lines that are to blame are a list; of fewer each is shown. */
const many = 4;

/**
 * Puts together what differs in the construct's name alone: what is said at one line, as in a loop, and what is said at
 * many. In the order of the first of each.
 */
export function fold(diagnostics: readonly Diagnostic[]): Fold[] {
  const sayings = diagnostics.map(sayingOf);
  const counts = new Map<string, number>();
  for (const saying of sayings) counts.set(saying, (counts.get(saying) ?? 0) + 1);
  const folds = new Map<string, { first: Diagnostic; others: Diagnostic[] }>();
  diagnostics.forEach((diagnostic, at) => {
    const saying = sayings[at] ?? '';
    const key = (counts.get(saying) ?? 0) < many ? `${saying}\0${placeOf(diagnostic)}` : saying;
    const known = folds.get(key);
    if (known === undefined) folds.set(key, { first: diagnostic, others: [] });
    else known.others.push(diagnostic);
  });
  return [...folds.values()];
}

/** Where a diagnostic points to; what has no line is known by its construct. */
export function placeOf({ location, path }: Diagnostic): string {
  return location === undefined ? path : `${location.file}:${location.line}:${location.column}`;
}

function sayingOf({ code, severity, path, ...said }: Diagnostic): string {
  const texts = [said.message, said.consequence, said.fix, said.suggestion, said.environments?.join()];
  return [code, severity, ...texts.map((text) => withoutName(text ?? '', path))].join('\0');
}

/** A text with the names of its construct, as they stand in quotes, taken out: those of others stay. */
export function withoutName(text: string, path: string): string {
  if (path === '' || !text.includes('"')) return text;
  const steps = path.split('/');
  // The id, what names are made of (the ids below the chart), and the path itself.
  const names = [steps.at(-1) ?? '', steps.slice(1).join('-'), path];
  return names.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(`"${name}"`, '"…"')), text);
}
