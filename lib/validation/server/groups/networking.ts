import { checkIngress } from '../ingress';
import type { KindChecks } from '../kind-checks';
import { checkNetworkPolicy } from '../network-policy';

export const networking: KindChecks = { Ingress: [checkIngress], NetworkPolicy: [checkNetworkPolicy] };
