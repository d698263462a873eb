import { checkIngress } from '../ingress';
import { checkIngressClass } from '../ingress-class';
import type { KindChecks } from '../kind-checks';
import { checkNetworkPolicy } from '../network-policy';

export const networking: KindChecks = {
  Ingress: [checkIngress],
  IngressClass: [checkIngressClass],
  NetworkPolicy: [checkNetworkPolicy],
};
