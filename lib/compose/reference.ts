import type { Endpoint } from '../model/endpoint';
import type { External } from '../model/external';
import type { Reference, SecretReference, Text } from '../model/reference';
import type { Service, ServicePort } from '../model/service';
import { schemeOf, urlParts } from '../model/url';
import { servingContainers, type Workload } from '../model/workload';
import type { Place } from './place';
import { type Variable, variableFor } from './variables';

/** What Compose has no word for, as the parity table tells. */
export interface Lost {
  readonly lost: Reference;
}

/** A text with everything resolved that synthesis can know. */
export type Part = string | (Variable & { readonly reference: Reference }) | Lost;

/** Splits a text into literals and variables, in order; neighbouring literals may stay apart. */
export function resolve(text: Text, place: Place): Part[] {
  if (typeof text === 'string') return [text];
  return text.flatMap((part) => (typeof part === 'string' ? [part] : resolveReference(part, place)));
}

function resolveReference(reference: Reference, place: Place): readonly Part[] {
  switch (reference.kind) {
    case 'host':
      return hostOf(reference.to, place);
    case 'port':
      return portOf(reference.to, reference.port, place);
    case 'url':
      return urlOf(reference.to, reference.port, reference.path, place);
    case 'perTarget':
      return resolve(reference.values.compose, place);
    case 'field':
      return [{ lost: reference }];
    case 'secret':
      return [liesInFile(reference) ? { lost: reference } : { ...variableFor(reference), reference }];
    default:
      return [{ ...variableFor(reference), reference }];
  }
}

/** The user says that the secret is a file on Compose: then there is no variable that a value could read. */
function liesInFile({ sources }: SecretReference): boolean {
  return sources?.compose?.file !== undefined && sources.compose.variable === undefined;
}

function hostOf(to: Endpoint, place: Place): readonly Part[] {
  if (to.kind === 'external') return addressOf(to, 'host', place);
  if (!to.targets.includes('compose') || !to.selects.targets.includes('compose')) {
    place.project.prepared.report({
      code: 'reference/other-target',
      message: `"${to.name}" is not on Compose, but a value there refers to it.`,
      origin: place.origin,
      property: place.property,
      consequence: `On Compose nothing answers to the name "${to.name}".`,
      fix: `Add 'compose' to the \`targets\` of "${to.name}", or give each target its own value with \`perTarget()\`.`,
    });
  }
  return [to.name];
}

function portOf(to: Endpoint, name: string | undefined, place: Place): readonly Part[] {
  if (to.kind === 'external') return addressOf(to, 'port', place);
  const port = findPort(to, name, place);
  return port ? [String(containerPort(port, to.selects))] : [''];
}

function urlOf(to: Endpoint, name: string | undefined, path: string, place: Place): readonly Part[] {
  const host = hostOf(to, place);
  if (to.kind === 'service') {
    const port = findPort(to, name, place);
    return port ? urlParts(schemeOf(port), host, [String(containerPort(port, to.selects))], path) : [''];
  }
  const port = to.port.compose === undefined ? undefined : addressOf(to, 'port', place);
  return urlParts(to.scheme, host, port, path);
}

/** Compose has no ports of Services: clients connect to the port that the container opens. */
export function containerPort(port: ServicePort, workload: Workload): number {
  if (typeof port.to === 'number') return port.to;
  for (const container of servingContainers(workload)) {
    const found = container.ports.find((candidate) => candidate.name === port.to);
    if (found) return found.port;
  }
  return port.port;
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
  const text = to[part].compose;
  if (text !== undefined) return resolve(text, place);
  reportNoAddress(`The external endpoint "${to.name}" has no ${part} on Compose.`, place);
  return [''];
}

function reportNoAddress(message: string, place: Place): void {
  place.project.prepared.report({
    code: 'reference/no-service',
    message,
    origin: place.origin,
    property: place.property,
    consequence: 'The value would stay empty where the address belongs.',
  });
}
