import type { Service } from '../../../model/service';
import type { Workload } from '../../../model/workload';

/** The name of a Service by which Istio knows it, whoever asks from wherever. */
export function hostOf({ name, chart }: Service): string {
  return chart.namespace === undefined ? name : `${name}.${chart.namespace}.svc.cluster.local`;
}

/** A caller, as the policy of a callee names it: by account, or by the whole name where the trust domain is said. */
export function sourceOf(caller: Workload, callee: Workload, trustDomain: string | undefined) {
  const account = caller.identity.name;
  const namespace = caller.chart.namespace ?? 'default';
  if (trustDomain !== undefined) return { principals: [`${trustDomain}/ns/${namespace}/sa/${account}`] };
  const isBeside = caller.chart.namespace === callee.chart.namespace;
  return { serviceAccounts: [isBeside ? account : `${namespace}/${account}`] };
}
