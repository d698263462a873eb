import { identityOf, type Plan } from './plan';

/** A proxy at the edge of a mesh: what comes from outside, or what leaves. */
export type Gate = 'ingress' | 'egress';

/** The service of it. No workload has a dot in its name. */
export function gateName(gate: Gate, { mesh }: Pick<Plan, 'mesh'>): string {
  return `${mesh.name}.${gate}`;
}

export function gateIdentity(gate: Gate, plan: Pick<Plan, 'mesh' | 'trustDomain'>): string {
  return identityOf(plan.mesh.chart.namespace, gateName(gate, plan), plan.trustDomain);
}

/** The network that the proxies of members share with the one by which they leave. */
export function exitNetwork({ mesh }: Plan): string {
  return `${mesh.name}.mesh.out`;
}
