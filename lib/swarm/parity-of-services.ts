import { dockerParity } from '../docker/parity';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { approximated, kept, notExpressible } from '../model/treatment';

const kubernetesOnly = kept('Concerns Kubernetes alone.');
const oneWord = kept('Swarm names no ports; values that refer to one get its number.');
const noRouter: Treatment = {
  ...notExpressible(
    'Swarm has no router for host names, and whatever a node publishes is open to everybody: the host leads nowhere there.',
  ),
  severity: 'warning',
  fix: 'Publish the port, `swarm: { publish: … }`, or let a router that reads labels of services find it: `patch: { swarm: { deploy: { labels: … } } }`.',
};
const ofRouter = kept('Concerns the host, which leads nowhere on Swarm.');
const serviceMetadata = kept('Swarm has no object of its own for a Service that could carry it.');

const everywhere: readonly unknown[] = ['0.0.0.0', '::'];

/** Whoever asked for one address does not want it open to everyone. */
function hostIp({ value, part }: FieldContext): Treatment | undefined {
  if (everywhere.includes(value)) return undefined;
  const note = 'Every node of a swarm listens at a published port, at all of its addresses.';
  if (part?.kind !== 'service' || part.type === 'ClusterIP') return notExpressible(note);
  return {
    ...notExpressible(note),
    code: 'port/wider',
    fix: 'Publish it on other targets alone, `swarm: { publish: null }`, or leave `hostIp` out where everyone may come.',
  };
}

/** What Swarm does with the ways in: Services, their ports, and routes. */
export const ofServices = {
  'service.name': 'kept',
  'service.labels': serviceMetadata,
  'service.annotations': serviceMetadata,
  'service.targets': 'kept',
  'service.type': dockerParity('swarm').serviceType,
  'service.sessionAffinity': notExpressible('The load balancer of Swarm keeps no client at one task.'),
  'service.externalTrafficPolicy': approximated('Every node of a swarm leads to tasks of all nodes.'),
  'service.internalTrafficPolicy': approximated('Every node of a swarm leads to tasks of all nodes.'),
  'service.headless': kept(
    'On Swarm the name leads to the tasks themselves, where no other needs one address for all.',
  ),
  'service.publishNotReadyAddresses': ({ value }) =>
    value === true ? notExpressible('On Swarm no name leads to a task before it is healthy.') : undefined,
  'service.trafficDistribution': approximated('Every node of a swarm leads to tasks of all nodes.'),
  'servicePort.name': oneWord,
  'servicePort.port': kept('On Swarm clients connect to the container port; values that refer to it say so.'),
  'servicePort.to': 'kept',
  'servicePort.protocol': 'kept',
  'servicePort.appProtocol': kept('Swarm passes on what comes, whatever it speaks.'),
  'servicePort.nodePort': 'kept',
  'servicePort.hostIp': hostIp,
  'externalName.name': dockerParity('swarm').externalName,
  'externalName.labels': serviceMetadata,
  'externalName.annotations': serviceMetadata,
  'route.name': 'kept',
  'route.labels': serviceMetadata,
  'route.annotations': serviceMetadata,
  'route.targets': 'kept',
  'route.host': noRouter,
  'route.path': ofRouter,
  'route.otherHosts': ofRouter,
  'route.otherPaths': ofRouter,
  'route.split': ofRouter,
  'route.weight': ofRouter,
  'route.gateway': ofRouter,
  'route.pathType': ofRouter,
  'route.port': ofRouter,
  'route.className': kubernetesOnly,
  'route.controller': kubernetesOnly,
  'route.tlsSecret': ofRouter,
  'route.issuer': kubernetesOnly,
  'route.timeout': ofRouter,
  'route.maxBodySize': ofRouter,
  'route.sticky': ofRouter,
  'route.localPort': ofRouter,
} satisfies Partial<ParityTable>;
