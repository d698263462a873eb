import facts from './online-boutique.upstream.json';

type Workload = (typeof facts.workloads)[keyof typeof facts.workloads];
type Service = (typeof facts.services)[keyof typeof facts.services];

/** Upstream's facts as the Kubernetes objects that they came from, by kind and name. */
export function upstreamObjects(): Map<string, unknown> {
  const objects = new Map<string, unknown>();
  for (const [name, workload] of Object.entries(facts.workloads)) {
    objects.set(`Deployment/${name}`, deployment(name, workload));
  }
  for (const [name, service] of Object.entries(facts.services)) {
    objects.set(`Service/${name}`, serviceObject(name, service));
  }
  for (const name of facts.serviceAccounts) {
    objects.set(`ServiceAccount/${name}`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
  }
  return objects;
}

function deployment(name: string, workload: Workload): unknown {
  const labels = { [facts.selectorLabel]: name };
  const { containers, podAnnotations, replicas, initContainers, ...pod } = {
    podAnnotations: undefined,
    replicas: undefined,
    initContainers: undefined,
    ...workload,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: podAnnotations },
        spec: {
          ...pod,
          ...facts.everyPod,
          initContainers: initContainers?.map(container),
          containers: containers.map(container),
        },
      },
    },
  };
}

function container(given: { readonly env?: Readonly<Record<string, string>> }): unknown {
  const env = Object.entries(given.env ?? {}).map(([name, value]) => ({ name, value }));
  return { ...given, ...facts.everyContainer, env };
}

function serviceObject(name: string, service: Service): unknown {
  const labels = { [facts.selectorLabel]: service.selects };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels },
    spec: { type: service.type, selector: labels, ports: service.ports },
  };
}
