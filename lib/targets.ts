import { compose } from './compose/target';
import { kubernetes } from './kubernetes/target';
import { type Target, targets } from './model/target';
import type { TargetRoom } from './passes/target-room';

/** Every target's room: one line for each. */
export const rooms: Readonly<Record<Target, TargetRoom>> = { kubernetes, compose };

/** What is written where nobody says which targets are wanted. */
export const defaultTargets: readonly Target[] = targets.filter((target) => rooms[target].byDefault);
