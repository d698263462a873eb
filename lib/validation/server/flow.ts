import { isObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import type { ServerCheck } from './server-check';
import { givenOf } from './union';

const members: Readonly<Record<string, string>> = {
  Group: 'group',
  ServiceAccount: 'serviceAccount',
  User: 'user',
};

const mostBits = 60;
const wildcards = ['verbs', 'apiGroups', 'resources', 'namespaces', 'nonResourceURLs'] as const;

/** Whose requests go which way. */
export const checkFlowSchema: ServerCheck = (object, refuse) => {
  const { matchingPrecedence, rules } = objectIn(object.content.spec);
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('flow-control', '', ['spec', ...steps], message);
  if (
    typeof matchingPrecedence === 'number' &&
    matchingPrecedence !== 0 &&
    (matchingPrecedence < 1 || matchingPrecedence > 10_000)
  )
    tell(['matchingPrecedence'], 'The precedence lies between 1 and 10000.');
  listIn(rules).forEach((rule, index) => {
    const { subjects, resourceRules, nonResourceRules } = objectIn(rule);
    if (listIn(resourceRules).length + listIn(nonResourceRules).length === 0)
      tell(['rules', index], 'A rule is about resources, other paths, or both.');
    listIn(subjects).forEach((subject, number) => {
      const { kind } = objectIn(subject);
      const member = typeof kind === 'string' && Object.hasOwn(members, kind) ? members[kind] : undefined;
      const given = givenOf(subject, Object.values(members));
      if (member !== undefined && (given.length !== 1 || given[0] !== member))
        tell(
          ['rules', index, 'subjects', number, member],
          `A subject of the kind ${asText(kind)} fills \`${member}\` alone.`,
        );
    });
    for (const [field, list] of Object.entries({ resourceRules, nonResourceRules }))
      listIn(list).forEach((each, number) => {
        for (const part of wildcards) {
          const values = listIn(objectIn(each)[part]);
          if (values.length > 1 && values.includes('*'))
            tell(['rules', index, field, number, part], '"*" stands for all, so it stands alone.');
        }
      });
    listIn(nonResourceRules).forEach((each, number) => {
      listIn(objectIn(each).nonResourceURLs).forEach((path, place) => {
        if (typeof path !== 'string' || path === '*' || /^\/(?:(?!.*\/\/)[^ *]*(?:(?<=\/)\*)?)?$/.test(path))
          return;
        tell(
          ['rules', index, 'nonResourceRules', number, 'nonResourceURLs', place],
          `"${path}" is no path: it takes "*" at its end alone, no space, and no two "/" together.`,
        );
      });
    });
    listIn(resourceRules).forEach((each, number) => {
      const { clusterScope, namespaces } = objectIn(each);
      if (clusterScope !== true && listIn(namespaces).length === 0)
        tell(
          ['rules', index, 'resourceRules', number, 'namespaces'],
          'A rule is about namespaces, or about what is in none (`clusterScope`).',
        );
    });
  });
};

/** How many requests a level takes. */
export const checkPriorityLevel: ServerCheck = (object, refuse) => {
  const { type, limited } = objectIn(object.content.spec);
  const tell = (steps: readonly string[], message: string) =>
    refuse('flow-control', '', ['spec', ...steps], message);
  if (type === 'Limited' && !isObject(limited)) tell(['limited'], 'What is Limited says how.');
  else if (isObject(limited) && !isObject(limited.limitResponse))
    tell(['limited', 'limitResponse'], 'What is Limited says what becomes of the rest.');
  if (type === 'Exempt' && isObject(limited)) tell(['limited'], 'What is Exempt is not limited.');
  const { type: response, queuing } = objectIn(objectIn(limited).limitResponse);
  if (response === 'Reject' && isObject(queuing))
    tell(['limited', 'limitResponse', 'queuing'], 'What is rejected does not queue.');
  if (response === 'Queue' && !isObject(queuing))
    tell(['limited', 'limitResponse', 'queuing'], 'What queues says how.');
  // The server makes 64, 8 and 50 of what is left out.
  const { queues, handSize } = objectIn(queuing);
  const [all, hand] = [numberOr(queues, 64), numberOr(handSize, 8)];
  if (isObject(queuing) && (hand > all || Math.ceil(Math.log2(all) * hand) > mostBits))
    tell(
      ['limited', 'limitResponse', 'queuing', 'handSize'],
      `A hand of ${hand} cannot be dealt out of ${all} queues.`,
    );
};

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value !== 0 ? value : otherwise;
}
