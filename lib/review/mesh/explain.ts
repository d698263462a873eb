import type { AppModel } from '../../model/app';
import type { Target } from '../../model/target';
import { onTarget } from '../../model/views';
import type { Workload } from '../../model/workload';
import type { Prepared } from '../../passes/prepare';
import type { Watcher } from '../../passes/watcher';
import type { ExplainedTarget, Explanation, Way } from './explanation';
import { type Output, outputOf } from './output';
import type { Reading } from './said/reader';
import { standingOf } from './said/readers';
import { type Meant, waysIn, waysOut } from './ways';

/** The members that were found by a name, and all that there are. */
export interface MeshExplained {
  readonly explanations: readonly Explanation[];
  /** Their names, each once. */
  readonly members: readonly string[];
}

interface Seen {
  readonly app: AppModel;
  readonly prepared: Prepared;
  readonly output: Output;
  readonly watcher: Pick<Watcher, 'object' | 'bytes'>;
}

/** @param name Of a member, or the path of its construct. */
export function explainer(name: string): { readonly watcher: Watcher; finish(): MeshExplained } {
  const seen: Seen[] = [];
  return {
    watcher: {
      app(app, prepared) {
        seen.push({ app, prepared, ...outputOf() });
      },
      object: (made) => seen.at(-1)?.watcher.object(made),
      bytes: (...piece) => seen.at(-1)?.watcher.bytes(...piece),
    },
    finish: () => ({
      explanations: seen.flatMap((each) => explain(name, each)),
      members: [...new Set(seen.flatMap(({ app }) => membersOf(app).map(({ name: own }) => own)))],
    }),
  };
}

/** What differs by target has models of its own, of one construct, and so have the versions of a member. */
function membersOf({ workloads }: AppModel): readonly Workload[] {
  const first = new Map<string, Workload>();
  for (const workload of workloads) {
    const key = `${workload.origin.path} ${workload.name}`;
    if (workload.mesh?.in !== undefined && !first.has(key)) first.set(key, workload);
  }
  return [...first.values()];
}

function explain(name: string, seen: Seen): Explanation[] {
  const { app } = seen;
  // A version has the path of its member.
  const found = membersOf(app).filter(
    (member) => member.name === name || (member.origin.path === name && member.mesh?.versionOf === undefined),
  );
  return found.flatMap((member) => {
    const mesh = member.mesh?.in;
    if (mesh === undefined) return [];
    const targets = app.targets
      .map((target) => ({ target, there: onTarget(member, target) }))
      .filter(({ target, there }) => there.targets.includes(target));
    return [
      {
        app: app.name,
        ...(app.environment !== undefined && { environment: app.environment }),
        member: member.name,
        construct: member.origin.path,
        mesh: mesh.name,
        versions: Object.values(member.mesh?.versions ?? {}).map(({ workload }) => workload.name),
        targets: targets.map(({ target, there }) => explainOn(target, there, seen)),
      },
    ];
  });
}

function explainOn(target: Target, member: Workload, { prepared, output }: Seen): ExplainedTarget {
  const standing = standingOf(member, target);
  if (standing === undefined) return { target, callers: [], callees: [] };
  const { mesh, backend, terrain } = standing;
  const { read, monitored } = standing.reader;
  const reading: Reading = { mesh, output, prepared };
  const said = (meant: Meant): Way => {
    const { from, to, external, ...way } = meant;
    return { ...way, saidBy: read(meant, reading) };
  };
  return {
    target,
    backend,
    ...(mesh.default !== undefined && mesh.default !== 'deny' && { default: mesh.default }),
    callers: [...waysIn(member, terrain, prepared), ...monitored(member, reading)].map(said),
    callees: waysOut(member, terrain, prepared).map(said),
  };
}
