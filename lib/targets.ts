import { compose } from './compose/target';
import { kubernetes } from './kubernetes/target';
import { type Target, targets } from './model/target';
import type { Weave } from './passes/prepare';
import type { TargetRoom } from './passes/target-room';
import { swarm } from './swarm/target';

/** Every target's room: one line for each. */
export const rooms: Readonly<Record<Target, TargetRoom>> = { kubernetes, compose, swarm };

/** What is written where nobody says which targets are wanted. */
export const defaultTargets: readonly Target[] = targets.filter((target) => rooms[target].byDefault);

/** What the backend of a mesh changes of a member: each target has backends of its own. */
export const weave: Weave = (workload, mesh, target) => rooms[target].weave?.(workload, mesh, target) ?? {};
