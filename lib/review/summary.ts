import { plural } from '../diagnostics/summary';
import { type Target, targetNames, targets } from '../model/target';
import type { Impact, ObjectChange } from './change';

/** What is said of so many workloads; the worst first. */
const words: readonly (readonly [impact: Impact, one: string, more: string])[] = [
  ['data', 'puts data at risk', 'put data at risk'],
  ['recreated', 'has to be recreated', 'have to be recreated'],
  ['renamed', 'is renamed', 'are renamed'],
  ['orphaned', 'is left behind', 'are left behind'],
  ['restarted', 'restarts', 'restart'],
  ['rolled', 'rolls', 'roll'],
  ['scaled', 'is scaled', 'are scaled'],
  ['in-place', 'changes in place', 'change in place'],
  ['new', 'is new', 'are new'],
];

const workload = /^(?:(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Pod)\/|services\.)/;

/** All of it in one line. */
export function summaryOf(changes: readonly ObjectChange[]): string {
  if (changes.length === 0) return 'Nothing changes.';
  const told = targets.flatMap((target) => ofTarget(target, changes) ?? []);
  const widened = changes.flatMap(({ security }) => security).filter(({ verdict }) => verdict === 'widened');
  if (widened.length > 0) told.push(`Security: ${widened.length} widened.`);
  return told.join(' ');
}

function ofTarget(target: Target, all: readonly ObjectChange[]): string | undefined {
  const changes = all.filter((change) => change.target === target);
  if (changes.length === 0) return undefined;
  const main = changes.filter(({ object }) => workload.test(object));
  const others = changes.filter((change) => !main.includes(change));
  const parts = words.flatMap(([impact, one, more]) => {
    const count = main.filter(({ effects }) => effects[0]?.impact === impact).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
  });
  const [first, ...rest] = parts;
  const noun = target === 'kubernetes' ? 'workload' : 'service';
  if (first === undefined)
    return `${targetNames[target]}: no ${noun} changes, ${plural(others.length, 'other part')} ${others.length === 1 ? 'does' : 'do'}.`;
  const counted = first.replace(/^(\d+)/, (number) => plural(Number(number), noun));
  const risk = others.filter(({ effects }) => effects[0]?.impact === 'data').length;
  if (risk > 0) rest.push(`data of ${plural(risk, 'volume')} is at risk`);
  return `${targetNames[target]}: ${[counted, ...rest].join(', ')}.`;
}
