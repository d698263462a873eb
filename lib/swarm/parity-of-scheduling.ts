import type { Field } from '../model/fields';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import type { Scheduling } from '../model/scheduling';
import { approximated, kept, notExpressible } from '../model/treatment';
import { isSaid, isSpread } from './placement';

type SchedulingField = Extract<Field, `scheduling.${string}`>;

/** A row that looks at the scheduling itself. */
const by =
  (judge: (scheduling: Scheduling) => Treatment | undefined) =>
  ({ workload }: FieldContext): Treatment | undefined =>
    judge(workload?.scheduling ?? {});

const unsaid: Treatment = {
  ...notExpressible(
    'A constraint of Swarm says that a label is a value or is not, and its name holds no "/": the rest is left out, and tasks may run on any node that fits what is left.',
  ),
  severity: 'warning',
  fix: 'Say it for Swarm by a label of its nodes: `swarm: { scheduling: { nodeSelector: { disk: "ssd" } } }`.',
};

function nodeSelector({ nodeSelector = {} }: Scheduling): Treatment | undefined {
  const isWhole = Object.entries(nodeSelector).every(([key, wanted]) => isSaid(key, wanted));
  return isWhole ? undefined : unsaid;
}

function spread({ spread = [] }: Scheduling): Treatment | undefined {
  if (spread.some((each) => each.required || !isSpread(each)))
    return notExpressible('Swarm spreads as evenly as it can, and never lets a task wait for that.');
  return spread.some(({ over }) => over !== 'nodes')
    ? approximated(
        'On Swarm tasks are spread over the values of the labels `zone` and `region`, which its nodes have to bear.',
      )
    : undefined;
}

function apartFrom({ apartFrom = [] }: Scheduling): Treatment | undefined {
  const others = apartFrom.filter(({ workload, over }) => workload !== 'replicas' || over !== 'nodes');
  if (others.length === 0) return undefined;
  const note =
    'Swarm keeps replicas of one service apart, one on each node, and knows nothing of other services.';
  return others.some(({ required }) => required) ? notExpressible(note) : approximated(note);
}

function togetherWith({ togetherWith = [] }: Scheduling): Treatment {
  const note = 'Swarm has no word for services that run on one node: it puts each where it fits.';
  return togetherWith.some(({ required }) => required) ? notExpressible(note) : approximated(note);
}

const noRuntime: Treatment = {
  ...notExpressible(
    'A stack chooses no runtime: containers run under that of the node, which is runc as it is installed.',
  ),
  code: 'security/weaker',
  fix: 'Make it the default runtime of the nodes, `default-runtime` in daemon.json, choose these by a `nodeSelector`, and say so: `swarm: { scheduling: { runtimeClass: null } }`.',
};

/** What Swarm does with each field that says where pods run. */
export const schedulingParity: Pick<ParityTable, SchedulingField> = {
  'scheduling.nodeSelector': by(nodeSelector),
  'scheduling.preferredNodes': approximated(
    'Swarm knows no nodes that are better: tasks go to any that fits.',
  ),
  'scheduling.tolerations': kept('Nodes of a swarm have no taints: who must not have tasks is drained.'),
  'scheduling.spread': by(spread),
  'scheduling.togetherWith': by(togetherWith),
  'scheduling.apartFrom': by(apartFrom),
  'scheduling.priorityClass': notExpressible(
    'Swarm ranks no tasks: none has to go so that another one can run.',
  ),
  'scheduling.runtimeClass': noRuntime,
  'scheduling.spot': approximated(
    'Swarm does not know which nodes may be taken back: tasks go to any that fits.',
  ),
};
