import type { Finding, Report } from '../diagnostics/finding';
import { type Target, targetNames } from '../model/target';
import { targetsOf } from '../model/views';
import type { StartAfter, Workload } from '../model/workload';
import { circularComponents, type Edges, shortestCycle } from './components';
import { awaitedOn } from './start-after';

/** How many members of a long cycle a message names at its start and at its end. */
const shown = 5;

/** Reports workloads that wait for each other, and dependencies that are missing on a target of the dependant. */
export function checkOrder(workloads: readonly Workload[], targets: readonly Target[], report: Report): void {
  for (const workload of workloads) checkTargets(workload, targets, report);
  if (waitBackwards(workloads, targets)) return;
  const index = new Map(workloads.map((workload, position) => [workload, position]));
  const reported = new Set<string>();
  for (const target of targets) {
    const edges = edgesOn(target, workloads, index);
    for (const component of circularComponents(workloads.length, edges)) {
      const [first = 0] = component;
      const cycle = shortestCycle(first, component, edges);
      const key = cycle.join();
      // The same cycle on the next target is the same mistake.
      if (reported.has(key)) continue;
      reported.add(key);
      reportCycle(
        cycle.flatMap((position) => workloads[position] ?? []),
        component.length - cycle.length,
        report,
      );
    }
  }
}

/** Each waits for earlier ones only, as most apps are written: then nobody can wait in a circle. */
function waitBackwards(workloads: readonly Workload[], targets: readonly Target[]): boolean {
  const before = new Set<Workload>();
  for (const workload of workloads) {
    if (!workload.startAfter.every((each) => leadsInto(before, each, targets))) return false;
    before.add(workload);
  }
  return true;
}

function leadsInto(before: ReadonlySet<Workload>, each: StartAfter, targets: readonly Target[]): boolean {
  return targets.every((target) => {
    const awaited = awaitedOn(target, each);
    return awaited === undefined || before.has(awaited);
  });
}

function edgesOn(
  target: Target,
  workloads: readonly Workload[],
  index: ReadonlyMap<Workload, number>,
): Edges {
  const edges = workloads.map(({ targets, startAfter }) =>
    targets.includes(target)
      ? startAfter.flatMap((each) => {
          const awaited = awaitedOn(target, each);
          return awaited?.targets.includes(target) ? (index.get(awaited) ?? []) : [];
        })
      : [],
  );
  return (node) => edges[node] ?? [];
}

function reportCycle(cycle: readonly Workload[], others: number, report: Report): void {
  const [first, ...rest] = cycle;
  if (first === undefined) return;
  const names = [...rest, first].map(({ name }) => `"${name}"`);
  if (names.length > 2 * shown) {
    names.splice(shown, names.length - 2 * shown, `… ${names.length - 2 * shown} more …`);
  }
  const more = others === 0 ? '' : ` (${others} more ${others === 1 ? 'is' : 'are'} part of this knot)`;
  report({
    code: 'order/cycle',
    message: `"${first.name}" starts after ${names.join(', which starts after ')}${more}.`,
    origin: first.origin,
    property: ['startAfter'],
    related: rest.slice(0, 2 * shown).map(({ origin }) => origin),
    consequence: 'None of them would ever start.',
    fix: 'Take one of them out of `startAfter`: a reference alone, such as `other.host`, does not order.',
  });
}

function checkTargets(dependant: Workload, targets: readonly Target[], report: Report): void {
  dependant.startAfter.forEach((each, position) => {
    let workload: Workload | undefined;
    const missing = targets.filter((target) => {
      const awaited = dependant.targets.includes(target) ? awaitedOn(target, each) : undefined;
      if (awaited === undefined || awaited.targets.includes(target)) return false;
      workload = awaited;
      return true;
    });
    if (workload === undefined) return;
    const where = missing.map((target) => targetNames[target]).join(' and ');
    const finding: Finding = {
      code: 'order/other-target',
      message: `"${dependant.name}" starts after "${workload.name}", which does not exist on ${where}.`,
      origin: dependant.origin,
      property: ['startAfter', position],
      related: [workload.origin],
    };
    report(
      isOrderedSomewhere(dependant, each)
        ? {
            ...finding,
            severity: 'note',
            lenient: true,
            consequence: `On ${where} it waits for nothing there.`,
          }
        : {
            ...finding,
            fix: `Give both the same \`targets\`, or take "${workload.name}" out of \`startAfter\`.`,
          },
    );
  });
}

/** Both are on one target at least, asked for or not: what is not on another has no order there to keep. */
function isOrderedSomewhere(dependant: Workload, each: StartAfter): boolean {
  if (each.workload === undefined) return false;
  return targetsOf(dependant).some((target) => awaitedOn(target, each)?.targets.includes(target));
}
