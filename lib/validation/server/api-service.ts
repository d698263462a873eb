import { isObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';
import { isGiven } from './union';

/** A part of the API that somebody else serves. */
export const checkApiService: ServerCheck = (object, refuse) => {
  const { group, version, service, caBundle, insecureSkipTLSVerify, groupPriorityMinimum, versionPriority } =
    objectIn(object.content.spec);
  const tell = (steps: readonly string[], message: string) => refuse('api-service', '', steps, message);
  const expected = `${textIn(version) ?? ''}.${textIn(group) ?? ''}`;
  if (object.name !== expected)
    tell(['metadata', 'name'], `${nameOf(object)} is called after its version and group: "${expected}".`);
  for (const [field, value] of Object.entries({ groupPriorityMinimum, versionPriority }))
    if (value === undefined || value === null || value === 0)
      tell(['spec', field], `${field} is 1 at least.`);
  if (insecureSkipTLSVerify === true && isGiven(caBundle))
    tell(['spec', 'insecureSkipTLSVerify'], 'What is not verified needs no caBundle.');
  if (!isObject(service)) {
    if (insecureSkipTLSVerify === true || isGiven(caBundle))
      tell(
        ['spec', 'service'],
        'What the server serves itself is not verified: leave caBundle and insecureSkipTLSVerify out.',
      );
    return;
  }
  for (const field of ['name', 'namespace'] as const)
    if (!isGiven(service[field])) tell(['spec', 'service', field], `A Service has a ${field}.`);
  const { port } = service;
  if (typeof port === 'number' && (port < 1 || port > 65_535))
    tell(['spec', 'service', 'port'], `${port} is no port.`);
};
