import type { Fields } from '../engines/host/json';
import { textAt } from '../engines/host/json';
import { type Case, servers, type Verdict } from './cases';
import { applied } from './change';
import { type Complaint, ourVerdict } from './our-verdict';

export interface Figures {
  /** Verdicts that were compared: a case counts once for each server. */
  cases: number;
  agreed: number;
  falseAlarms: number;
  /** Objects that a server found invalid, and how many of them we explain, and at the place that the server names. */
  invalid: number;
  explained: number;
  samePlace: number;
  /** Objects that a server could not even read. */
  unreadable: number;
  unreadableExplained: number;
}

export interface Judged {
  readonly kind: string;
  readonly each: Case;
  readonly object: Fields;
  readonly version: string;
  readonly verdict: Verdict;
  readonly complaints: readonly Complaint[];
}

/** Every case with what the servers and we say of it. */
export function* judgeAll(cases: readonly Case[], good: ReadonlyMap<string, Fields>): Generator<Judged> {
  for (const each of cases) {
    const object = applied(good.get(each.good) ?? {}, each.change);
    const kind = `${textAt(object, 'apiVersion')} ${textAt(object, 'kind')}`;
    for (const [index, version] of servers.entries()) {
      const verdict = each.verdicts[index];
      if (verdict === undefined || verdict.is === 'elsewhere') continue;
      yield { kind, each, object, version, verdict, complaints: ourVerdict(object, version) };
    }
  }
}

export function countAll(judged: Iterable<Judged>): Map<string, Figures> {
  const kinds = new Map<string, Figures>();
  for (const one of judged) {
    const figures = kinds.get(one.kind) ?? none();
    kinds.set(one.kind, figures);
    count(figures, one);
  }
  return new Map([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function count(figures: Figures, { verdict, complaints }: Judged): void {
  const refused = complaints.length > 0;
  figures.cases += 1;
  if (refused === (verdict.is !== 'taken')) figures.agreed += 1;
  if (verdict.is === 'taken' && refused) figures.falseAlarms += 1;
  if (verdict.is === 'invalid') {
    figures.invalid += 1;
    if (refused) figures.explained += 1;
    if (complaints.some(({ pointer }) => verdict.fields.some((field) => isSamePlace(field, pointer))))
      figures.samePlace += 1;
  }
  if (verdict.is === 'unreadable') {
    figures.unreadable += 1;
    if (refused) figures.unreadableExplained += 1;
  }
}

export function none(): Figures {
  return {
    cases: 0,
    agreed: 0,
    falseAlarms: 0,
    invalid: 0,
    explained: 0,
    samePlace: 0,
    unreadable: 0,
    unreadableExplained: 0,
  };
}

/** `spec.ports[0].name` and `/spec/ports/0/name`, or one within the other: a server often names what is around. */
function isSamePlace(field: string, pointer: string): boolean {
  const server = field.replaceAll('[', '.').replaceAll(']', '').split('.');
  const ours = pointer.split('/').slice(1);
  return server.every((key, index) => ours[index] === undefined || ours[index] === key);
}
