import { updates } from '../../lib/validation';
import { textAt } from '../engines/host/json';
import { servers } from './cases';
import { applied } from './change';
import { customGood, ownDefinitions, readCustomCases } from './custom';
import { ourVerdict } from './our-verdict';

const good = customGood();
const definitions = ownDefinitions();

/** What the servers and we say of each case on record; one that depends on the cluster is left out. */
const judged = readCustomCases().flatMap((each) => {
  const object = applied(good.get(each.good) ?? {}, each.change);
  const before = each.before && applied(good.get(each.good) ?? {}, each.before);
  const newest = servers[servers.length - 1] ?? '';
  const complaints = before
    ? updates(before, object, definitions).flatMap(({ reason, pointer, message }) =>
        reason === 'unknown-rule' ? [] : { code: 'update', pointer, message },
      )
    : ourVerdict(object, newest, definitions);
  const verdict = each.verdicts.at(-1);
  return verdict === undefined || verdict.is === 'elsewhere' ? [] : [{ each, object, verdict, complaints }];
});

test('nothing that a server takes is refused', () => {
  const alarms = judged.filter(({ verdict, complaints }) => verdict.is === 'taken' && complaints.length > 0);
  expect(alarms.map(({ each, complaints }) => ({ ...each, complaints }))).toEqual([]);
});

test('all that somebody thought of and a server refuses is told', () => {
  const missed = judged.filter(
    ({ each, verdict, complaints }) => each.isOwn && verdict.is !== 'taken' && complaints.length === 0,
  );
  expect(missed.map(({ each }) => each)).toEqual([]);
});

test('nearly all mutations that a server refuses are told', () => {
  const refused = judged.filter(({ each, verdict }) => !each.isOwn && verdict.is !== 'taken');
  const missed = refused.filter(({ complaints }) => complaints.length === 0);
  expect(refused.length).toBeGreaterThan(200);
  expect(missed.length).toBeLessThanOrEqual(refused.length * 0.01);
});

test('rules are broken and kept in enough of them, and told where the server tells them', () => {
  const told = judged.filter(({ complaints }) =>
    complaints.some(({ message }) => message.includes('a rule')),
  );
  expect(told.length).toBeGreaterThan(100);
  // Of a rule about the whole object a server names no field.
  const isNear = (field: string, pointer: string): boolean =>
    (field === '<nil>' && pointer === '') ||
    `${pointer}/`.startsWith(
      `/${field
        .split(/[.[\]]+/)
        .filter(Boolean)
        .join('/')}`.replaceAll('"', ''),
    );
  const placed = told.filter(({ verdict, complaints }) =>
    verdict.fields.some((field) => complaints.some(({ pointer }) => isNear(field, pointer))),
  );
  expect(placed.length).toBeGreaterThanOrEqual(told.length * 0.95);
  expect(new Set(told.map(({ object }) => textAt(object, 'kind'))).size).toBeGreaterThanOrEqual(12);
});
