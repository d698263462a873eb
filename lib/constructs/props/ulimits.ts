import { isPlainObject } from '../../model/json';
import type { UlimitName } from '../../model/ulimit';
import { nameOf, object, rejected, required, type Shape, whole, wrongValue } from './shape';
import { either, integer, isNumber, otherwise } from './shapes';

/** What a process may raise by itself up to, and what it may never exceed. -1 is no limit. */
export interface UlimitProps {
  readonly soft: number;
  readonly hard: number;
}

/** Linux' limits for each process by name, `nofile` for open files; a number is both limits. */
export type UlimitsProps = { readonly [K in UlimitName]?: number | UlimitProps };

const amount = integer(-1);
const bothLimits = whole(
  object<UlimitProps>({ soft: required(amount), hard: required(amount) }, '{ soft, hard }'),
);
const ordered: Shape = {
  ...bothLimits,
  check(value, at, report) {
    const checked = bothLimits.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    const { soft, hard } = checked;
    const isAbove = hard !== -1 && (soft === -1 || Number(soft) > Number(hard));
    if (!isAbove) return checked;
    report(wrongValue(`${nameOf(at)} has a soft limit of ${soft}, above the hard limit of ${hard}.`, at));
    return rejected;
  },
};
const ulimit = either({ when: isNumber, shape: amount }, { when: otherwise, shape: ordered });

export const ulimits = object<UlimitsProps>({
  core: ulimit,
  cpu: ulimit,
  data: ulimit,
  fsize: ulimit,
  locks: ulimit,
  memlock: ulimit,
  msgqueue: ulimit,
  nice: ulimit,
  nofile: ulimit,
  nproc: ulimit,
  rss: ulimit,
  rtprio: ulimit,
  rttime: ulimit,
  sigpending: ulimit,
  stack: ulimit,
});
