import { type Config, contentAt } from '../model/config';
import type { Reference, SecretReference, Text } from '../model/reference';
import type { ServicePort } from '../model/service';
import { replicaName } from '../model/stateful-app';
import { eachTarget } from '../model/target';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import { type AddressBook, inUrl, resolveAddress } from '../passes/addresses';
import { valueFor } from '../passes/per-target';
import type { Prepared } from '../passes/prepare';
import type { Place } from './place';
import { replicasApart } from './replicas';
import type { Variable } from './variable';
import { variableFor } from './variables';

/** What Docker has no word for, as the parity table tells. */
export interface Lost {
  readonly lost: Reference;
}

/** A text with everything resolved that synthesis can know. */
export type Part = string | (Variable & { readonly reference: Reference }) | Lost;

/** Splits a text into literals and variables, in order; neighbouring literals may stay apart. */
export function resolve(text: Text, place: Place): Part[] {
  if (typeof text === 'string') return [text];
  return text.flatMap((part, index) =>
    typeof part === 'string' ? [part] : inUrl(resolveReference(part, place), text, index),
  );
}

function resolveReference(reference: Reference, place: Place): readonly Part[] {
  switch (reference.kind) {
    case 'host':
    case 'port':
    case 'url':
      return resolveAddress(reference, place, addresses[place.project.dialect.target]);
    case 'perTarget':
      return resolve(valueOn(reference, place), place);
    case 'config':
      return reference.of === undefined
        ? asVariable(reference, place)
        : contentOf(reference.of, reference.key, place);
    case 'field':
      return [{ lost: reference }];
    case 'secret':
      return [
        liesInFile(reference, place) ? { lost: reference } : { ...variableFor(reference, place), reference },
      ];
    case 'variable':
      return asVariable(reference, place);
  }
}

function asVariable(reference: Parameters<typeof variableFor>[0], place: Place): readonly Part[] {
  return [{ ...variableFor(reference, place), reference }];
}

/** One key of what the app makes itself stands where it is read. */
function contentOf(config: Config, key: string, place: Place): readonly Part[] {
  const { origin } = config;
  const content = contentAt(config, key);
  if (content === undefined) return [];
  if (content.type === 'text') return resolve(content.text, place);
  const found = place.project.prepared.readFile(content, { origin, property: ['data', key] });
  return [typeof found.content === 'string' ? found.content : ''];
}

function valueOn(
  reference: Extract<Reference, { kind: 'perTarget' }>,
  { project, origin, property }: Place,
): Text {
  return valueFor(reference, project.dialect.target, (finding) =>
    project.prepared.report({ ...finding, origin, property }),
  );
}

/** The user says that the secret is a file there: then there is no variable that a value could read. */
export function liesInFile({ sources }: SecretReference, { project }: Place): boolean {
  const source = project.dialect.sourceOf(sources);
  if (source === undefined || source.variable !== undefined) return false;
  return source.file !== undefined || source.external === true;
}

/** Docker has no ports of Services: clients connect to the port that the container opens. */
export function containerPort(port: ServicePort, workload: Workload, { ports }: Prepared): number {
  return typeof port.to === 'number' ? port.to : (ports.behind(port, workload)?.port ?? port.port);
}

/** Where things are reached, on each target. */
const addresses = eachTarget(
  (target): AddressBook<Place, Exclude<Part, string>> => ({
    target,
    isThere: (to) => to.targets.includes(target) && onTarget(to.selects, target).targets.includes(target),
    hostName: (to) => to.name,
    replicaHost: ({ workload, ordinal }) => replicaName(workload, ordinal),
    replicasOf: ({ scale }) => replicasApart(scale),
    portsAt: ({ project }) => project.prepared.ports,
    portNumber: (port, to, { project }) =>
      containerPort(port, onTarget(to.selects, target), project.prepared),
    resolve,
    report: ({ project, origin, property }, finding) =>
      project.prepared.report({ ...finding, origin, property }),
  }),
);
