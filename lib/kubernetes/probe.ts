import { mapList } from '../model/map-list';
import type { Port } from '../model/port';
import type { ProbeAction, ProbeKind } from '../model/probe';
import type { CompleteProbe } from '../passes/defaults';
import type { Probe } from './api.generated';
import { type Place, reportAt, within } from './place';
import { askedPort, askedPortNumber } from './port';
import { toSeconds } from './seconds';
import { plainText } from './text';

/** Lowers one probe of a container. All numbers are written: the defaults of the two targets differ. */
export function lowerProbe(
  probe: CompleteProbe,
  kind: ProbeKind,
  ports: readonly Port[],
  container: Place,
): Probe {
  const place = within(container, kind);
  const lowered: Probe = lowerAction(probe.action, ports, place);
  const delay = toSeconds(probe.initialDelay);
  if (delay > 0) lowered.initialDelaySeconds = delay;
  lowered.periodSeconds = toSeconds(probe.period, 1);
  lowered.timeoutSeconds = toSeconds(probe.timeout, 1);
  lowered.failureThreshold = probe.failureThreshold;
  lowered.successThreshold = kind === 'readiness' ? probe.successThreshold : 1;
  if (kind !== 'readiness' && probe.successThreshold !== 1) {
    reportNoEffect('One success is enough for any probe but readiness, so `successThreshold`', place);
  }
  if (probe.terminationGracePeriod !== undefined) {
    if (kind === 'readiness') {
      reportNoEffect('A readiness probe never stops a container, so `terminationGracePeriod`', place);
    } else lowered.terminationGracePeriodSeconds = toSeconds(probe.terminationGracePeriod, 1);
  }
  return lowered;
}

function lowerAction(action: ProbeAction, ports: readonly Port[], place: Place): Probe {
  switch (action.type) {
    case 'httpGet': {
      const httpGet: Probe['httpGet'] = { path: action.path, port: askedPort(action.port, ports) };
      if (action.scheme !== 'HTTP') httpGet.scheme = action.scheme;
      const headers = Object.entries(action.headers);
      if (headers.length > 0) {
        httpGet.httpHeaders = mapList(headers, ([name, value]) => ({ name, value: plainText(value, place) }));
      }
      return { httpGet };
    }
    case 'tcp':
      return { tcpSocket: { port: askedPort(action.port, ports) } };
    case 'exec':
      return { exec: { command: mapList(action.command, (word) => plainText(word, place)) } };
    case 'grpc': {
      const grpc: Probe['grpc'] = { port: askedPortNumber(action.port, ports) };
      if (action.service !== undefined) grpc.service = action.service;
      return { grpc };
    }
  }
}

function reportNoEffect(message: string, place: Place): void {
  reportAt(place, { code: 'parity/approximated', message: `${message} has no effect on Kubernetes.` });
}
