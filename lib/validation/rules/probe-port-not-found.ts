import { nearest } from '../../diagnostics/did-you-mean';
import type { Container } from '../../model/container';
import { firstTcp } from '../../model/port';
import { probeKinds } from '../../model/probe';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { containersOf, servingContainers, type Workload } from '../../model/workload';
import { type KubernetesObject, placeIn } from '../kubernetes-object';
import type { PodContainer } from '../pod';
import { listPorts } from '../ports';
import type { Rule } from '../rule';

/** Where a container can name a port to be asked at. */
const askers = [
  ['startupProbe'],
  ['readinessProbe'],
  ['livenessProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
] as const;
const handlers = ['httpGet', 'tcpSocket'] as const;

/** Probes and hooks that ask a port which their container does not open. */
export const probePortNotFound: Rule = {
  code: 'probe/port-not-found',
  model({ report }) {
    return {
      workload(workload) {
        for (const container of containersOf(workload)) {
          for (const kind of probeKinds) {
            const action = container[kind]?.action;
            if (action === undefined || action.type === 'exec') continue;
            checkAsked(workload, container, [kind], `The ${kind} probe`, action.port);
          }
          for (const kind of ['postStart', 'preStop'] as const) {
            const hook = container[kind];
            if (hook === undefined || hook === false || hook.type !== 'httpGet') continue;
            checkAsked(workload, container, [kind], `The hook "${kind}"`, hook.port);
          }
        }
      },
    };

    function checkAsked(
      workload: Workload,
      { name, ports, property }: Container,
      asker: readonly string[],
      what: string,
      port: number | string | undefined,
    ): void {
      const place = [...property, ...asker, ...(port === undefined ? [] : ['port'])];
      const common = { origin: workload.origin, property: place };
      if (port === undefined) {
        if (firstTcp(ports) !== undefined) return;
        report({
          ...common,
          message: `${what} names no port, and the container "${name}" opens none of TCP.`,
          fix: 'Say which port to ask: `port: 8080`.',
        });
      } else if (typeof port === 'string') {
        if (ports.some((each) => each.name === port && each.protocol === 'tcp')) return;
        report({
          ...common,
          message: `${what} asks the port "${port}", but the container "${name}" opens ${listPorts(ports)}.`,
          suggestion: nearest(
            port,
            ports.map((each) => each.name),
          ),
          consequence: 'The probe would never succeed.',
        });
      } else if (ports.length > 0 && !opensNumber(workload, port)) {
        // A server may well listen where nobody says so; it is only unlikely.
        report({
          ...common,
          severity: 'warning',
          message: `${what} asks the port ${port}, but the container "${name}" opens ${listPorts(ports)}.`,
          consequence: 'If nothing listens there, the probe never succeeds.',
          fix: 'Ask one of these ports, or add it to `ports`.',
        });
      }
    }
  },
  kubernetes({ report }) {
    return {
      pod(object) {
        // What Lading lowers has its ports from the model, where they are looked at.
        if (object.source.own && !object.source.patched) return;
        for (const container of object.pod.containers) checkFinal(object, container);
      },
    };

    function checkFinal(object: KubernetesObject, { content, name, pointer }: PodContainer): void {
      const names = listIn(content.ports).flatMap((port) => textIn(objectIn(port).name) ?? []);
      for (const steps of askers) {
        let asker: unknown = content;
        for (const step of steps) asker = objectIn(asker)[step];
        for (const handler of handlers) {
          const port = textIn(objectIn(objectIn(asker)[handler]).port);
          if (port === undefined || names.includes(port)) continue;
          report({
            severity: object.source.own ? undefined : 'warning',
            message: `"${steps.at(-1)}" asks the port "${port}", but no port of the container "${name}" has that name.`,
            origin: object.source.origin,
            affected: [placeIn(object, pointer, ...steps, handler, 'port')],
            consequence: 'It would never succeed.',
            suggestion: nearest(port, names),
          });
        }
      }
    }
  },
};

/** Containers of one workload share their network, so a neighbour's port can be asked as well. */
function opensNumber(workload: Workload, number: number): boolean {
  return servingContainers(workload).some(({ ports }) =>
    ports.some(({ port, protocol }) => port === number && protocol === 'tcp'),
  );
}
