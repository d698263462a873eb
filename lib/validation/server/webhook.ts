import { listIn, objectIn, textIn } from '../../model/read-json';
import { repeated } from '../repeated';
import { checkConditions } from './expression';
import { checkSelector } from './selector';
import type { ServerCheck } from './server-check';
import { checkClient } from './webhook-client';
import { checkRule } from './webhook-rule';

const known = new Set(['v1', 'v1beta1']);
const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const hookName = new RegExp(`^${label}(?:\\.${label}){2,}$`);

/** Who is asked before an object is taken. */
export const checkWebhooks: ServerCheck = (object, refuse) => {
  const webhooks = listIn(object.content.webhooks);
  for (const [name, index] of repeated(webhooks, nameIn))
    refuse('webhook', '', ['webhooks', index, 'name'], `Two webhooks are called "${name}".`);
  webhooks.forEach((entry, index) => {
    const {
      clientConfig,
      rules,
      admissionReviewVersions,
      namespaceSelector,
      objectSelector,
      matchConditions,
    } = objectIn(entry);
    const at = ['webhooks', index];
    const name = nameIn(entry);
    if (name !== undefined && !hookName.test(name))
      refuse(
        'webhook',
        '',
        [...at, 'name'],
        `"${name}" is no name of a webhook: it takes a domain of three parts, such as "check.example.com".`,
      );
    const versions = listIn(admissionReviewVersions);
    if (versions.length > 0 && !versions.some((version) => known.has(textIn(version) ?? '')))
      refuse(
        'webhook',
        '',
        [...at, 'admissionReviewVersions'],
        'The server asks in v1 or v1beta1: a webhook takes one of them.',
      );
    if (new Set(versions).size < versions.length)
      refuse('webhook', '', [...at, 'admissionReviewVersions'], 'A version stands here twice.');
    checkSelector(namespaceSelector, '', [...at, 'namespaceSelector'], refuse);
    checkSelector(objectSelector, '', [...at, 'objectSelector'], refuse);
    checkClient(clientConfig, [...at, 'clientConfig'], refuse);
    listIn(rules).forEach((rule, number) => {
      checkRule(objectIn(rule), [...at, 'rules', number], refuse);
    });
    checkConditions(matchConditions, false, [...at, 'matchConditions'], refuse);
    for (const [condition, number] of repeated(listIn(matchConditions), nameIn))
      refuse(
        'webhook',
        '',
        [...at, 'matchConditions', number, 'name'],
        `Two conditions are called "${condition}".`,
      );
  });
};

function nameIn(entry: unknown): string | undefined {
  return textIn(objectIn(entry).name);
}
