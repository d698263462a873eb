import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';

type Steps = readonly (string | number)[];
const classAnnotation = 'kubernetes.io/ingress.class';

/** The first minor where the name of a Service may begin with a digit. */
const sinceDigits = 36;

/** Where an Ingress leads. */
export const checkIngress: ServerCheck = (object, refuse, { oldest }) => {
  const spec = objectIn(object.content.spec);
  const { rules, defaultBackend, ingressClassName, tls } = spec;
  if (listIn(rules).length === 0 && !isObject(defaultBackend))
    refuse(
      'ingress-empty',
      '',
      ['spec'],
      `${nameOf(object)} leads nowhere: it takes rules or a defaultBackend.`,
    );
  if (isObject(defaultBackend)) checkBackend(defaultBackend, ['spec', 'defaultBackend'], oldest, refuse);
  const named = textIn(objectIn(objectIn(object.content.metadata).annotations)[classAnnotation]);
  if (named !== undefined && isGiven(ingressClassName) && named !== ingressClassName)
    refuse(
      'ingress-class',
      '',
      ['metadata', 'annotations', classAnnotation],
      `The class of ${nameOf(object)} is "${asText(ingressClassName)}", so the annotation cannot say "${named}".`,
    );
  listIn(tls).forEach((each, index) => {
    listIn(objectIn(each).hosts).forEach((host, number) => {
      if (host === '' || host === null)
        refuse('ingress-host', '', ['spec', 'tls', index, 'hosts', number], 'A host has a name.');
    });
  });
  listIn(rules).forEach((each, rule) => {
    listIn(objectIn(objectIn(each).http).paths).forEach((entry, index) => {
      const { path, pathType, backend } = objectIn(entry);
      const at = ['spec', 'rules', rule, 'http', 'paths', index];
      checkBackend(objectIn(backend), [...at, 'backend'], oldest, refuse);
      if (pathType === 'ImplementationSpecific' || (typeof path === 'string' && isPath(path))) return;
      if (path !== undefined && path !== null && typeof path !== 'string') return;
      refuse(
        'ingress-path',
        '',
        [...at, 'path'],
        `The path "${path ?? ''}" of ${nameOf(object)} is not absolute and plain.`,
        'Begin it with `/`, without `//`, `.` and `..`.',
      );
    });
  });
};

function checkBackend(
  { service, resource }: Readonly<Record<string, unknown>>,
  at: Steps,
  oldest: number,
  refuse: Refuse,
): void {
  const tell = (steps: Steps, message: string) => refuse('ingress-backend', '', [...at, ...steps], message);
  if (isObject(resource)) {
    if (isObject(service)) tell([], 'A backend is a Service or a resource, not both.');
    const { apiGroup, kind, name } = resource;
    for (const [field, value] of [
      ['kind', kind],
      ['name', name],
    ] as const) {
      if (!isGiven(value)) tell(['resource', field], `A resource has a ${field}.`);
      else if (/[/%]/.test(textIn(value) ?? '') || value === '.' || value === '..')
        tell(
          ['resource', field],
          `"${asText(value)}" is no ${field} of a resource: it takes no "/" and "%".`,
        );
    }
    if (typeof apiGroup === 'string' && !/^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(apiGroup))
      tell(['resource', 'apiGroup'], `"${apiGroup}" is no group of an API.`);
    return;
  }
  if (!isObject(service)) {
    tell([], 'A backend is a Service or a resource.');
    return;
  }
  if (oldest < sinceDigits && /^\d/.test(textIn(service.name) ?? ''))
    tell(
      ['service', 'name'],
      `"${asText(service.name)}" is no Service before Kubernetes 1.${sinceDigits}: a letter comes first.`,
    );
  const { name, number } = objectIn(service.port);
  if (isGiven(name) && typeof number === 'number' && number !== 0)
    tell(['service', 'port'], 'A port of a Service has a name or a number here, not both.');
  else if (!isGiven(name) && !number)
    // Where the ports could not be read, this only follows.
    refuse(
      'service-port',
      '',
      [...at, 'service', 'port'],
      'The backend does not say which port of the Service.',
    );
}

function isPath(path: string): boolean {
  return path.startsWith('/') && !/\/\/|\/\.{1,2}(?:\/|$)|%2f/i.test(path);
}
