import type { Trigger, TriggerLogin } from '../model/scale';
import type { Range, Scaled } from './horizontal-pod-autoscaler';
import type { TriggerAuthentication } from './keda-api';
import { lowerMetadata } from './metadata';
import type { PlannedObject } from './planned';

const apiVersion = 'keda.sh/v1alpha1';
const kind = 'TriggerAuthentication';

/** One for each trigger of KEDA that says how to log in. */
export function planTriggerAuthentications(workload: Scaled): readonly PlannedObject[] {
  const { scale } = workload;
  if (scale?.type !== 'range' || scale.keda === undefined) return [];
  return scale.keda.triggers.flatMap(({ login }, index): PlannedObject | readonly PlannedObject[] => {
    if (login === undefined) return [];
    const name = authenticationName(workload, scale, index);
    const id = `${kind}-${index + 1}`;
    return { id, apiVersion, kind, name, lower: () => lowerAuthentication(name, login, workload) };
  });
}

/** `mailer-rabbitmq`, with a number from the second trigger of a kind on. */
export function authenticationName(
  { name }: Pick<Scaled, 'name'>,
  { keda }: Pick<Range, 'keda'>,
  index: number,
): string {
  const triggers = keda?.triggers ?? [];
  const word = wordOf(triggers[index]);
  const before = triggers.slice(0, index).filter((each) => wordOf(each) === word).length;
  return before === 0 ? `${name}-${word}` : `${name}-${word}-${before + 1}`;
}

function wordOf(trigger: Trigger | undefined): string {
  return trigger?.name ?? trigger?.type ?? '';
}

function lowerAuthentication(
  name: string,
  { secrets, podIdentity }: TriggerLogin,
  workload: Scaled,
): TriggerAuthentication {
  const spec: TriggerAuthentication['spec'] = {};
  if (podIdentity !== undefined) spec.podIdentity = { provider: podIdentity };
  const parameters = Object.entries(secrets);
  if (parameters.length > 0) {
    spec.secretTargetRef = parameters.map(([parameter, secret]) => {
      const { name: own = secret.name, key = secret.key } = secret.sources?.kubernetes ?? {};
      return { name: own, key, parameter };
    });
  }
  return { apiVersion, kind, metadata: lowerMetadata(workload, name), spec };
}
