import type { SecretReference } from '../../model/reference';
import type {
  Keda,
  Scale,
  ScaleMetric,
  ScalingBehavior,
  ScalingRules,
  Trigger,
  TriggerLogin,
} from '../../model/scale';
import type { KedaProps } from '../props/keda';
import type { ScaleRange } from '../props/scale';
import type { ScaleMetricProps } from '../props/scale-metric';
import type { ScalingBehaviorProps, ScalingRulesProps } from '../props/scaling-behavior';
import type { TriggerProps } from '../props/trigger';
import type { TriggerAuthenticationProps, TriggerLoginProps } from '../props/trigger-authentication';
import { referenceData } from '../reference';
import { milliseconds } from './probe';
import type { Stated } from './stated';

type Range = Extract<Scale, { readonly type: 'range' }>;

export function buildScale(value: number | ScaleRange | undefined): Scale | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number') return { type: 'fixed', replicas: value };
  const { min, max, cpu, memory, metrics, behavior, keda } = value;
  const isSteered = memory !== undefined || metrics !== undefined || keda !== undefined;
  return {
    type: 'range',
    min,
    max,
    cpu: cpu ?? (isSteered ? undefined : 80),
    memory,
    metrics: metrics?.map(buildMetric),
    behavior: behavior && buildBehavior(behavior),
    keda: keda && buildKeda(keda),
  } satisfies Stated<Range, ScaleRange>;
}

function buildMetric(given: ScaleMetricProps): ScaleMetric {
  const { metric, labels } = given;
  const average = given.average === undefined ? undefined : String(given.average);
  if (given.type === 'pods') return { type: 'pods', metric, labels, average: average ?? '' };
  const value = given.value === undefined ? undefined : String(given.value);
  if (given.type === 'external') return { type: 'external', metric, labels, value, average };
  return { type: 'object', of: given.of, metric, labels, value, average };
}

function buildBehavior({ scaleUp, scaleDown }: ScalingBehaviorProps): ScalingBehavior {
  return { scaleUp: scaleUp && buildRules(scaleUp), scaleDown: scaleDown && buildRules(scaleDown) };
}

function buildRules({ stabilizationWindow, selectPolicy, policies }: ScalingRulesProps): ScalingRules {
  return {
    stabilizationWindow: milliseconds(stabilizationWindow),
    selectPolicy,
    policies: policies?.map(({ type, value, period }) => ({
      type,
      value,
      period: milliseconds(period) ?? 0,
    })),
  };
}

function buildKeda({ triggers, pollingInterval, cooldownPeriod, fallback }: KedaProps): Keda {
  return {
    triggers: triggers.map(buildTrigger),
    pollingInterval: milliseconds(pollingInterval),
    cooldownPeriod: milliseconds(cooldownPeriod),
    fallback,
  };
}

/** All that a trigger says of its own is text to KEDA, under the names that it has here. */
function buildTrigger(given: TriggerProps): Trigger {
  const { type, name, authentication, ...own } = given;
  const said = given.type === 'custom' ? given.metadata : own;
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(said)) if (value !== undefined) metadata[key] = String(value);
  return {
    type: given.type === 'custom' ? given.scaler : type,
    name,
    ...buildAuthentication(authentication),
    metadata,
  };
}

function buildAuthentication(
  given: TriggerAuthenticationProps | undefined,
): Pick<Trigger, 'authentication' | 'login'> {
  if (given === undefined) return {};
  if (typeof given === 'string') return { authentication: { kind: 'TriggerAuthentication', name: given } };
  if ('name' in given)
    return { authentication: { kind: given.kind ?? 'TriggerAuthentication', name: given.name } };
  const secrets: Record<string, SecretReference> = {};
  for (const [parameter, value] of Object.entries(given.secrets ?? {})) {
    const reference = referenceData(value);
    if (reference.kind === 'secret') secrets[parameter] = reference;
  }
  return {
    login: { secrets, podIdentity: given.podIdentity } satisfies Stated<TriggerLogin, TriggerLoginProps>,
  };
}
