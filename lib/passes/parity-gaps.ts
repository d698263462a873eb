import type { Code } from '../diagnostics/catalogue';
import type { Verdict } from '../model/parity';
import { type Target, targets } from '../model/target';
import type { ParityReport } from './parity';

/** What one target does not keep of one field of one construct: the unit in which gaps are listed and accepted. */
export interface ParityGap {
  /** The construct's path, `shop/api`; empty for the app. */
  readonly construct: string;
  readonly target: Target;
  readonly field: string;
  readonly verdict: Exclude<Verdict, 'kept'>;
  readonly code: Code;
  /** What the target does instead. */
  readonly note: string;
}

/** Every gap of a report, in the order of the constructs' paths: it does not change where the app is only reordered. */
export function gapsOf({ targets: reports }: ParityReport): ParityGap[] {
  return targets
    .flatMap((target) =>
      (reports[target] ?? []).flatMap(({ field, verdict, code, note, constructs }) => {
        if (verdict === 'kept' || code === undefined) return [];
        return constructs.map((construct) => ({ construct, target, field, verdict, code, note }));
      }),
    )
    .map((gap) => ({ gap, key: [gap.construct, gap.target, gap.field, gap.code, gap.note].join('\0') }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ gap }) => gap);
}
