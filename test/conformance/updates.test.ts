import { updates } from '../../lib/validation/updates/updates';
import { groupBy } from './group-by';
import { judgeUpdates } from './update-verdicts';

const judged = judgeUpdates();

test('no change that a server takes is called refused', () => {
  const alarms = judged.filter(
    ({ isTaken, isRefused, pointers }) => isTaken && !isRefused && pointers.length > 0,
  );
  expect(alarms.map(({ each, pointers }) => ({ ...each, pointers }))).toEqual([]);
});

/** What of the changes that both servers refuse is told, by kind: it may not fall. */
const unexplained: Readonly<Record<string, number>> = {
  Job: 5,
  PriorityLevelConfiguration: 1,
  Service: 2,
  StorageClass: 2,
};

const refused = groupBy(
  judged.filter(({ isRefused, isTaken }) => isRefused && !isTaken),
  ({ kind }) => kind,
);

test.each([...refused])('of %s, the changes that a server refuses are told', (kind, all) => {
  const missing = all.filter(({ pointers }) => pointers.length === 0);
  expect(missing.length).toBeLessThanOrEqual(unexplained[kind] ?? 0);
});

test('nearly all are told at the place that a server names, within it or around it', () => {
  const told = judged.filter(({ isRefused, pointers }) => isRefused && pointers.length > 0);
  const placed = told.filter(({ each, pointers }) =>
    each.verdicts.some(({ fields }) =>
      fields.some((field) => pointers.some((pointer) => areNear(field, pointer))),
    ),
  );
  expect(placed.length).toBeGreaterThan(told.length * 0.92);
});

function areNear(field: string, pointer: string): boolean {
  const [server, ours] = [field.split(/[.[\]]+/), pointer.split('/').slice(1)];
  return server.every((key, at) => ours[at] === undefined || key === '' || ours[at] === key);
}

test('of enough kinds and changes verdicts are on record', () => {
  expect(refused.size).toBeGreaterThanOrEqual(20);
  expect(judged.length).toBeGreaterThan(3000);
});

test('objects of two kinds are not one object, and of a kind that nobody knows nothing is said', () => {
  const of = (kind: string, apiVersion = 'apps/v1') => ({
    apiVersion,
    kind,
    metadata: { name: 'a' },
    spec: { selector: kind },
  });
  expect(updates(of('Deployment'), of('DaemonSet'))).toEqual([]);
  expect(updates(of('constructor'), of('constructor'))).toEqual([]);
  expect(updates({}, {})).toEqual([]);
  expect(updates(of('Deployment'), { ...of('Deployment'), spec: { selector: 'b' } })).toEqual([
    {
      reason: 'immutable',
      pointer: '/spec/selector',
      message: '`spec.selector` of Deployment/a cannot be changed once it is there.',
      recreate: 'Its pods stop before new ones start.',
    },
  ]);
});
