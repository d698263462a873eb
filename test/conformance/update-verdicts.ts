import { updates } from '../../lib/validation/updates/updates';
import { servers } from './cases';
import { applied } from './change';
import { goodObjects } from './good';
import { readUpdateCases, type UpdateCase } from './update-cases';

export interface JudgedUpdate {
  readonly each: UpdateCase;
  readonly kind: string;
  /** Both servers take it, or one refuses it. */
  readonly isRefused: boolean;
  /** Some server takes it. */
  readonly isTaken: boolean;
  readonly pointers: readonly string[];
}

/** Every update on record, with what the servers and we say of it. */
export function judgeUpdates(): JudgedUpdate[] {
  const good = goodObjects();
  return readUpdateCases().map((each) => {
    const object = good.get(each.good) ?? {};
    const found = updates(applied(object, each.before), applied(object, each.after));
    const of = (wanted: string) => servers.some((_, at) => each.verdicts[at]?.is === wanted);
    return {
      each,
      kind: each.good.slice(0, each.good.indexOf('/')),
      isRefused: of('invalid'),
      isTaken: of('taken'),
      pointers: found.map(({ pointer }) => pointer),
    };
  });
}
