import { isAbsolute, relative, sep } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Location } from '../../diagnostics/location';
import type { ParityReport } from '../../passes/parity';
import { gapsOf, type ParityGap } from '../../passes/parity-gaps';
import type { Diff } from '../change';
import type { NotComparable } from '../diff';
import { areaOf, worse } from './areas';
import type { Page, PageApp, PagePart } from './page';

/** What is known when a synthesis is over. */
export interface PageSources {
  /** Of Lading. */
  readonly version: string;
  readonly apps: readonly PageApp[];
  readonly diagnostics: readonly Diagnostic[];
  /** By the name of an app, or its environment's and its own: `prod/shop`. */
  readonly parity: Readonly<Record<string, ParityReport>>;
  readonly diff?: Diff | NotComparable;
  /** The project's; absolute. */
  readonly folder: string;
}

/** Puts together what a synthesis has made and what was found of it. */
export function pageOf({ version, apps, diagnostics, parity, diff, folder }: PageSources): Page {
  const inProject = <T extends { readonly location?: Location }>(value: T): T =>
    value.location === undefined
      ? value
      : { ...value, location: { ...value.location, file: pathIn(folder, value.location.file) } };
  return {
    formatVersion: 1,
    version,
    apps: apps.map((app) => withGaps(app, parity)),
    findings: diagnostics.map(inProject),
    ...(diff && ('message' in diff ? { notCompared: diff.message } : { diff: placedDiff(diff, inProject) })),
  };
}

function placedDiff(
  diff: Diff,
  inProject: <T extends { readonly location?: Location }>(value: T) => T,
): Diff {
  return {
    ...diff,
    groups: diff.groups.map((group) => ({
      ...inProject(group),
      objects: group.objects.map((object) => ({
        ...inProject(object),
        fields: object.fields.map(inProject),
        security: object.security.map(inProject),
      })),
    })),
  };
}

function withGaps(app: PageApp, parity: PageSources['parity']): PageApp {
  const report = parity[app.environment === undefined ? app.name : `${app.environment}/${app.name}`];
  const gaps = new Map<string, ParityGap[]>();
  for (const gap of report === undefined ? [] : gapsOf(report)) {
    const known = gaps.get(gap.construct);
    if (known === undefined) gaps.set(gap.construct, [gap]);
    else known.push(gap);
  }
  return {
    ...app,
    parts: app.parts.map((part) => {
      const own = gaps.get(part.path);
      return own === undefined ? part : judged(part, own);
    }),
  };
}

function judged(part: PagePart, gaps: readonly ParityGap[]): PagePart {
  const uses: Record<string, PagePart['uses'][string]> = { ...part.uses };
  for (const { field, target, verdict } of gaps) {
    const area = areaOf(field);
    uses[area] = { ...uses[area], [target]: worse(uses[area]?.[target], verdict) };
  }
  return {
    ...part,
    uses,
    gaps: gaps.map(({ target, field, verdict, note }) => ({ target, field, verdict, note })),
  };
}

function pathIn(folder: string, file: string): string {
  const path = relative(folder, file);
  // What lies elsewhere is nobody's concern but for its name.
  return path.startsWith('..') || isAbsolute(path)
    ? (file.split(sep).at(-1) ?? file)
    : path.split(sep).join('/');
}
