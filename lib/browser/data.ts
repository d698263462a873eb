import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ChangeGroup, ObjectChange } from '../review/change';
import type { Access, Page, PageApp, PagePart } from '../review/page/page';

export const page: Page = JSON.parse(document.getElementById('data')?.textContent ?? '');

/** One app with what is asked of it again and again. */
export interface Shown {
  readonly app: PageApp;
  readonly parts: ReadonlyMap<string, PagePart>;
  /** Those that run. */
  readonly workloads: readonly PagePart[];
  readonly access: ReadonlyMap<string, Access>;
  readonly chartOf: ReadonlyMap<string, string>;
}

export const shown: readonly Shown[] = page.apps.map((app) => ({
  app,
  parts: new Map(app.parts.map((part) => [part.path, part])),
  workloads: app.parts.filter(({ node }) => node !== undefined),
  access: new Map(app.access.map((access) => [access.to, access])),
  chartOf: new Map(
    app.graph.nodes.flatMap(({ construct, chart }) => (construct && chart ? [[construct, chart]] : [])),
  ),
}));

const findings = byPath(page.findings, ({ path }) => path);
const changes = byPath(page.diff?.groups ?? [], ({ title }) => title);

/** What is told of a construct, and is not suppressed. */
export function findingsOf({ path }: PagePart, environment: string | undefined): readonly Diagnostic[] {
  return (findings.get(path) ?? []).filter(
    ({ environments }) =>
      environments === undefined || environment === undefined || environments.includes(environment),
  );
}

/** What changes of a construct in one app, or one of its environments. */
export function changesOf({ path }: PagePart, app: PageApp): readonly ChangeGroup[] {
  return (changes.get(path) ?? []).flatMap((group) => {
    const objects = objectsOf(group, app);
    return objects.length === 0 ? [] : [{ ...group, objects }];
  });
}

/** What of a group is written for this app: several apps and environments have a folder each. */
export function objectsOf({ objects }: ChangeGroup, { name, environment }: PageApp): readonly ObjectChange[] {
  return objects.filter(
    ({ part }) =>
      part === undefined || part.split('/').every((each) => each === environment || each === name),
  );
}

function byPath<T>(list: readonly T[], pathOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const each of list) {
    const known = found.get(pathOf(each));
    if (known === undefined) found.set(pathOf(each), [each]);
    else known.push(each);
  }
  return found;
}
