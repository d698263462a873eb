import fc from 'fast-check';
import { App, Chart, WebApp } from 'lading';
import type { Field } from '../../lib/model/fields';
import { type Target, targets } from '../../lib/model/target';
import { surroundings } from './apps';
import { errorsOf, type InMemory, synthInMemory, textOf } from './apps-synth';
import { type Change, changes, type Pick } from './parity-changes';

const numRuns = 2;

/** What opens more than was asked for, protects less, loses data, or would not be there is told as an error. */
const meantErrors = /port\/wider|security\/weaker|volume\/(not-pinned|bind-mount)/;

const names = 'It only names a part for the reader, or for the other target.';
const byItself = 'docker compose sees by itself that a container has succeeded.';
const nobodyWaits = 'Nothing waits for anything on Swarm.';
const byTheClock = 'Docker runs nothing by the clock.';
/** What is no concern of a target, so that a change leaves no trace there, and why that is right. */
const unconcerned: Readonly<Record<Target, Readonly<Partial<Record<Field, string>>>>> = {
  kubernetes: {
    'workload.logging': 'The nodes keep what containers print.',
    'claim.driver': 'The StorageClass says what provides the space.',
    'container.healthTool': 'Kubernetes asks HTTP and TCP by itself.',
    'container.healthCommand': 'Kubernetes asks the readiness probe.',
    'build.context': 'Kubernetes pulls what was built.',
    'build.dockerfile': 'Kubernetes pulls what was built.',
    'build.target': 'Kubernetes pulls what was built.',
    'build.args': 'Kubernetes pulls what was built.',
    'build.secrets': 'Kubernetes pulls what was built.',
    'build.ssh': 'Kubernetes pulls what was built.',
    'build.platforms': 'Kubernetes pulls what was built.',
    'build.cacheFrom': 'Kubernetes pulls what was built.',
    'build.cacheTo': 'Kubernetes pulls what was built.',
    'build.additionalContexts': 'Kubernetes pulls what was built.',
    'container.develop': 'A cluster watches no sources.',
    'envFrom.envFile': 'On Kubernetes the object itself is read.',
    'workload.calls': 'Nothing restricts traffic.',
    'route.localPort': 'A port of localhost is for Compose.',
    'postStart.sleep': 'No props make it: the model has it in common with preStop.',
  },
  compose: {
    'workload.calls': 'Nothing restricts traffic.',
    'workload.pullSecrets': 'Compose uses the credentials of docker login.',
    'scheduling.preferredNodes': 'Compose has one machine.',
    'scheduling.tolerations': 'Compose has one machine.',
    'scheduling.togetherWith': 'Compose has one machine.',
    'scheduling.spot': 'Compose has one machine.',
    'workload.identity.name': 'Compose has no accounts.',
    'workload.identity.create': 'Compose has no accounts.',
    'workload.identity.mountToken': 'Compose has no accounts.',
    'workload.revisionHistoryLimit': 'Compose keeps no earlier versions.',
    'workload.disruptionBudget.maxUnavailable': 'Compose drains no nodes.',
    'workload.disruptionBudget.minAvailable': 'Compose drains no nodes.',
    'workload.disruptionBudget.none': 'Compose drains no nodes.',
    'check.command': byItself,
    'check.image': byItself,
    'check.env': byItself,
    'workload.timeZone': byTheClock,
    'workload.concurrencyPolicy': byTheClock,
    'workload.startingDeadline': byTheClock,
    'workload.suspend': byTheClock,
    'workload.successfulJobsHistoryLimit': byTheClock,
    'workload.failedJobsHistoryLimit': byTheClock,
    'preStop.sleep': 'Compose has no load balancers to wait for.',
    'preStop.none': 'Compose has no load balancers to wait for.',
    'config.labels': 'Compose has no object for configuration.',
    'config.annotations': 'Compose has no object for configuration.',
    'config.immutable': 'Compose reads it when a container is made.',
    'namespace.name': 'Compose has no namespaces.',
    'namespace.labels': 'Compose has no namespaces.',
    'namespace.annotations': 'Compose has no namespaces.',
    'namespace.targets': 'Compose has no namespaces.',
    'namespace.podSecurity': 'Compose has no namespaces.',
    'namespace.quota': 'Compose has no namespaces.',
    'namespace.limitRange': 'Compose has no namespaces.',
    'port.name': names,
    'port.appProtocol': 'It is said for published ports.',
    'servicePort.name': names,
    'externalName.labels': 'Compose has no object for a Service.',
    'externalName.annotations': 'Compose has no object for a Service.',
    'service.labels': 'Compose has no object for a Service.',
    'service.annotations': 'Compose has no object for a Service.',
    'service.sessionAffinity': 'It is told of where several containers run.',
    'service.externalTrafficPolicy': 'Compose runs everything on one host.',
    'service.internalTrafficPolicy': 'Compose runs everything on one host.',
    'service.headless': 'On Compose every name leads to containers.',
    'service.publishNotReadyAddresses': 'On Compose names lead to containers, healthy or not.',
    'service.trafficDistribution': 'Compose runs everything on one host.',
    'route.annotations': 'Compose has no object for a route.',
    'route.className': 'Compose has no ingress controllers.',
    'route.gateway': 'Compose has no gateways.',
    'route.controller': 'Compose has no ingress controllers.',
    'route.issuer': 'Compose has nobody who signs certificates.',
    'route.weight': 'That nobody shares requests there is told of the split.',
    'volume.empty.name': names,
    'volume.existingClaim.name': names,
    'volume.secret.name': names,
    'volume.projected.mode': 'It is told of the files.',
    'volume.bind.name': names,
    'volume.bind.configName': 'Compose copies nothing.',
    'volume.bind.asFiles': 'Compose mounts the folder itself.',
    'volume.hostPath.name': names,
    'claim.storageClass': 'Compose has the one disk of its host.',
    'claim.accessMode': 'On one host all containers reach a volume.',
    'postStart.sleep': 'No props make it: the model has it in common with preStop.',
  },
  swarm: {
    'config.labels': 'A stack has no object for configuration.',
    'config.annotations': 'A stack has no object for configuration.',
    'config.immutable': 'No config of Swarm can be changed.',
    'workload.calls': 'Nothing restricts traffic.',
    'workload.pullSecrets': 'Swarm takes the credentials of whoever deploys.',
    'scheduling.tolerations': 'Nodes of a swarm have no taints.',
    'workload.identity.name': 'Swarm has no accounts.',
    'workload.identity.create': 'Swarm has no accounts.',
    'workload.identity.mountToken': 'Swarm has no accounts.',
    'workload.disruptionBudget.maxUnavailable': 'Swarm drains nodes as it is told to.',
    'workload.disruptionBudget.minAvailable': 'Swarm drains nodes as it is told to.',
    'workload.disruptionBudget.none': 'Swarm drains nodes as it is told to.',
    'check.command': nobodyWaits,
    'check.image': nobodyWaits,
    'check.env': nobodyWaits,
    'workload.timeZone': byTheClock,
    'workload.concurrencyPolicy': byTheClock,
    'workload.startingDeadline': byTheClock,
    'workload.suspend': byTheClock,
    'workload.successfulJobsHistoryLimit': byTheClock,
    'workload.failedJobsHistoryLimit': byTheClock,
    'container.pull': 'The command that deploys says when images are looked up.',
    'build.context': 'A stack builds nothing.',
    'build.dockerfile': 'A stack builds nothing.',
    'build.target': 'A stack builds nothing.',
    'build.args': 'A stack builds nothing.',
    'build.secrets': 'A stack builds nothing.',
    'build.ssh': 'A stack builds nothing.',
    'build.platforms': 'A stack builds nothing.',
    'build.cacheFrom': 'A stack builds nothing.',
    'build.cacheTo': 'A stack builds nothing.',
    'build.additionalContexts': 'A stack builds nothing.',
    'container.develop': 'A stack builds nothing.',
    'workload.profiles': 'A stack is deployed as a whole.',
    'preStop.none': 'A stack has no hooks.',
    'namespace.name': 'Swarm has no namespaces.',
    'namespace.labels': 'Swarm has no namespaces.',
    'namespace.annotations': 'Swarm has no namespaces.',
    'namespace.targets': 'Swarm has no namespaces.',
    'namespace.podSecurity': 'Swarm has no namespaces.',
    'namespace.quota': 'Swarm has no namespaces.',
    'namespace.limitRange': 'Swarm has no namespaces.',
    'port.name': names,
    'port.protocol': 'Whatever a container opens can be reached.',
    'port.appProtocol': 'Swarm passes on what comes.',
    'servicePort.name': names,
    'externalName.labels': 'Swarm has no object for a Service.',
    'externalName.annotations': 'Swarm has no object for a Service.',
    'service.labels': 'Swarm has no object for a Service.',
    'service.annotations': 'Swarm has no object for a Service.',
    'route.name': names,
    'route.annotations': 'Swarm has no object for a route.',
    'route.controller': 'No host leads anywhere.',
    'route.issuer': 'No host leads anywhere.',
    'route.timeout': 'No host leads anywhere.',
    'route.maxBodySize': 'No host leads anywhere.',
    'route.sticky': 'No host leads anywhere.',
    'route.gateway': 'No host leads anywhere.',
    'route.otherHosts': 'No host leads anywhere.',
    'route.otherPaths': 'No host leads anywhere.',
    'route.split': 'No host leads anywhere.',
    'route.weight': 'No host leads anywhere.',
    'route.path': 'No host leads anywhere.',
    'route.pathType': 'No host leads anywhere.',
    'route.port': 'No host leads anywhere.',
    'route.className': 'No host leads anywhere.',
    'route.tlsSecret': 'No host leads anywhere.',
    'route.localPort': 'No host leads anywhere.',
    'route.targets': 'No host leads anywhere.',
    'volume.existingClaim.name': names,
    'volume.projected.mode': 'It is told of the files.',
    'volume.bind.name': names,
    'volume.bind.configName': names,
    'volume.hostPath.name': names,
    'volume.secret.name': names,
    'postStart.sleep': 'No props make it: the model has it in common with preStop.',
  },
};

/** Diagnostics of other codes that speak of a field as well. */
const spoken: readonly (readonly [RegExp, RegExp])[] = [
  [/^probe\./, /^probe\/no-health-tool/],
  [/^scale\./, /replica/],
  [/^(postStart|preStop)\./, /(postStart|preStop) hook/],
  [/^workload\.startAfter/, /^order\//],
];

function make(change: Change, base: object, second: boolean, target: Target): InMemory {
  const app = new App({ name: 'app' });
  const chart = new Chart(app, 'chart');
  const pick: Pick = (one, other) => (second ? other : one);
  if ('build' in change) change.build(chart, pick);
  else {
    const props = { image: 'ghcr.io/acme/subject:1.0.0', port: 3000 };
    const { ports, ...changed } = change(pick, chart);
    new WebApp(chart, 'subject', Object.assign(props, base, changed, ports && { port: undefined, ports }));
  }
  return synthInMemory(app, [target]);
}

function isTold(field: Field, target: Target, { parity, diagnostics }: InMemory): boolean {
  const row = parity.targets[target]?.find((each) => each.field === field && each.verdict !== 'kept');
  if (row !== undefined) return true;
  return diagnostics.some(({ code, message, affected }) =>
    spoken.some(
      ([fields, words]) =>
        fields.test(field) &&
        words.test(`${code} ${message}`) &&
        affected.some((place) => place.target === target),
    ),
  );
}

const fields = Object.entries(changes);
const isField = (name: string): name is Field => name in changes;

describe.each(targets)('on %s', (target) => {
  it.each(fields)('a change of %s is seen in the output or told in the report', (name, change) => {
    if (!isField(name)) throw new Error(name);
    fc.assert(
      fc.property(surroundings, (base) => {
        const one = make(change, base, false, target);
        const other = make(change, base, true, target);
        const errors = [...errorsOf(one), ...errorsOf(other)].filter((each) => !meantErrors.test(each));
        expect(errors).toEqual([]);
        const isSeen = textOf(one, target) !== textOf(other, target);
        const known = unconcerned[target][name];
        const told = isTold(name, target, one) || isTold(name, target, other);
        expect({ base, isSeen, told, known }).toMatchObject(
          known === undefined ? (isSeen ? { isSeen } : { told: true }) : { isSeen: false },
        );
      }),
      { numRuns },
    );
  });
});
