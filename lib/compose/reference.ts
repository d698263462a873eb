import type { Reference, SecretReference, Text } from '../model/reference';
import type { ServicePort } from '../model/service';
import { servingContainers, type Workload } from '../model/workload';
import { type AddressBook, resolveAddress } from '../passes/addresses';
import { valueFor } from '../passes/per-target';
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
    case 'port':
    case 'url':
      return resolveAddress(reference, place, addresses);
    case 'perTarget':
      return resolve(
        valueFor(reference, 'compose', (finding) => addresses.report(place, finding)),
        place,
      );
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

/** Compose has no ports of Services: clients connect to the port that the container opens. */
export function containerPort(port: ServicePort, workload: Workload): number {
  if (typeof port.to === 'number') return port.to;
  for (const container of servingContainers(workload)) {
    const found = container.ports.find((candidate) => candidate.name === port.to);
    if (found) return found.port;
  }
  return port.port;
}

const addresses: AddressBook<Place, Exclude<Part, string>> = {
  target: 'compose',
  isThere: (to) => to.targets.includes('compose') && to.selects.targets.includes('compose'),
  hostName: (to) => to.name,
  portNumber: (port, to) => containerPort(port, to.selects),
  resolve,
  report: ({ project, origin, property }, finding) =>
    project.prepared.report({ ...finding, origin, property }),
};
