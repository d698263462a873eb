import { readFileSync } from 'node:fs';
import { readCases } from './cases';
import { countAll, judgeAll } from './figures';
import { goodObjects } from './good';
import { recorded, resultsFile } from './results';

const judged = [...judgeAll(readCases(), goodObjects())];
const figures = countAll(judged);

test('nothing that a server takes is refused', () => {
  const alarms = judged.filter(({ verdict, complaints }) => verdict.is === 'taken' && complaints.length > 0);
  expect(
    alarms.map(({ each, version, complaints }) => ({
      version,
      good: each.good,
      change: each.change,
      complaints,
    })),
  ).toEqual([]);
});

const record = recorded(readFileSync(resultsFile, 'utf8'));

test('every kind of the cases is on record', () => {
  expect([...record.keys()].sort()).toEqual([...figures.keys()].sort());
});

test.each([...record])('of %s, %d invalid objects or more are explained', (kind, explained) => {
  expect(figures.get(kind)?.explained).toBeGreaterThanOrEqual(explained);
});
