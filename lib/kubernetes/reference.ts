import type { Endpoint } from '../model/endpoint';
import type { External } from '../model/external';
import type { Reference, Text } from '../model/reference';
import type { Service, ServicePort } from '../model/service';
import { schemeOf, urlParts } from '../model/url';
import { type Place, reportAt } from './place';

/** What only the cluster knows: it reaches a container through an env entry, never through the manifest's text. */
export type ClusterValue = Extract<Reference, { kind: 'secret' | 'config' | 'field' }>;

/** A text with everything resolved that synthesis can know. */
export type Part = string | ClusterValue;

/** Splits a text into literals and cluster values, in order; neighbouring literals may stay apart. */
export function resolve(text: Text, place: Place): Part[] {
  if (typeof text === 'string') return [text];
  const parts: Part[] = [];
  for (const part of text) {
    if (typeof part === 'string') parts.push(part);
    else parts.push(...resolveReference(part, place));
  }
  return parts;
}

function resolveReference(reference: Reference, place: Place): readonly Part[] {
  switch (reference.kind) {
    case 'host':
      return hostOf(reference.to, place);
    case 'port':
      return portOf(reference.to, reference.port, place);
    case 'url':
      return urlOf(reference.to, reference.port, reference.path, place);
    case 'variable':
      return [reference.default ?? missingVariable(reference.name, place)];
    case 'perTarget':
      return resolve(reference.values.kubernetes, place);
    default:
      return [reference];
  }
}

function hostOf(to: Endpoint, place: Place): readonly Part[] {
  if (to.kind === 'external') return addressOf(to, 'host', place);
  if (!to.targets.includes('kubernetes')) {
    reportAt(place, {
      code: 'reference/other-target',
      message: `"${to.name}" is not on Kubernetes, but a value there refers to it.`,
      consequence: `On Kubernetes nothing answers to the name "${to.name}".`,
      fix: `Add 'kubernetes' to the \`targets\` of "${to.name}", or give each target its own value with \`perTarget()\`.`,
    });
  }
  return [hostName(to, place)];
}

/**
 * The DNS name of a Service: its plain name within a namespace, qualified from another one. A chart without a
 * namespace lands where `kubectl apply` says; seen from a chart that has one, that is taken to be `default`.
 */
export function hostName(to: Service, from: Pick<Place, 'chart'>): string {
  const { namespace } = to.chart;
  return namespace === from.chart.namespace ? to.name : `${to.name}.${namespace ?? 'default'}.svc`;
}

function portOf(to: Endpoint, name: string | undefined, place: Place): readonly Part[] {
  if (to.kind === 'external') return addressOf(to, 'port', place);
  const port = findPort(to, name, place);
  return port ? [String(port.port)] : [''];
}

function urlOf(to: Endpoint, name: string | undefined, path: string, place: Place): readonly Part[] {
  const host = hostOf(to, place);
  if (to.kind === 'service') {
    const port = findPort(to, name, place);
    return port ? urlParts(schemeOf(port), host, [String(port.port)], path) : [''];
  }
  const port = to.port.kubernetes === undefined ? undefined : addressOf(to, 'port', place);
  return urlParts(to.scheme, host, port, path);
}

function findPort(to: Service, name: string | undefined, place: Place): ServicePort | undefined {
  const port = name === undefined ? to.ports[0] : to.ports.find((candidate) => candidate.name === name);
  if (port === undefined) {
    const which = name === undefined ? 'no port' : `no port named "${name}"`;
    reportNoAddress(`The Service "${to.name}" has ${which}.`, place);
  }
  return port;
}

function addressOf(to: External, part: 'host' | 'port', place: Place): readonly Part[] {
  const text = to[part].kubernetes;
  if (text !== undefined) return resolve(text, place);
  reportNoAddress(`The external endpoint "${to.name}" has no ${part} on Kubernetes.`, place);
  return [''];
}

function reportNoAddress(message: string, place: Place): void {
  reportAt(place, {
    code: 'reference/no-service',
    message,
    consequence: 'The value would stay empty where the address belongs.',
  });
}

function missingVariable(name: string, place: Place): string {
  reportAt(place, {
    code: 'variable/no-value',
    message: `The variable "${name}" has no default, and Kubernetes has no variables to fill in when it is applied.`,
    fix: `Give it a default, \`variable('${name}', { default: … })\`, or a value per target with \`perTarget()\`.`,
  });
  return '';
}
