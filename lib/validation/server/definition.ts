import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, nameOf } from '../kubernetes-object';
import { repeated } from '../repeated';
import { checkVersion } from './definition-version';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';
import { checkClient } from './webhook-client';

const label = /^(?=.{1,63}$)[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const approval = 'api-approved.kubernetes.io';

/** A kind of somebody's own: its names, and its versions. */
export const checkDefinition: ServerCheck = (object, refuse) => {
  const { group, names, versions, conversion, preserveUnknownFields } = objectIn(object.content.spec);
  const { plural, singular, kind, listKind } = objectIn(names);
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('definition', '', steps, message);
  const expected = `${asText(plural)}.${asText(group)}`;
  if (object.name !== '' && isGiven(plural) && isGiven(group) && object.name !== expected)
    tell(
      ['metadata', 'name'],
      `${nameOf(object)} defines ${asText(plural)} of ${asText(group)}, so it is called "${expected}".`,
    );
  for (const [field, value] of [
    ['plural', plural],
    ['singular', singular],
  ] as const)
    if (typeof value === 'string' && value !== '' && !label.test(value))
      tell(
        ['spec', 'names', field],
        `"${value}" cannot be the ${field} name of a kind: it takes lower-case letters, digits and "-", a letter first.`,
      );
  for (const [field, value] of [
    ['kind', kind],
    ['listKind', listKind],
  ] as const)
    if (typeof value === 'string' && value !== '' && !label.test(value.toLowerCase()))
      tell(
        ['spec', 'names', field],
        `"${value}" cannot be a ${field}: it takes letters, digits and "-", a letter first.`,
      );
  if (isGiven(kind) && kind === listKind)
    tell(['spec', 'names', 'listKind'], 'A list of objects is of another kind than they.');
  const list = listIn(versions);
  for (const [name, index] of repeated(list, (version) => textIn(objectIn(version).name)))
    tell(['spec', 'versions', index, 'name'], `Two versions are called ${name}.`);
  const stored = list.filter((version) => objectIn(version).storage === true).length;
  if (list.length > 0 && stored !== 1)
    tell(
      ['spec', 'versions'],
      `Objects are stored in one version, not in ${stored === 0 ? 'none' : stored}.`,
    );
  list.forEach((version, index) => {
    checkVersion(objectIn(version), ['spec', 'versions', index], refuse);
  });
  checkConversion(objectIn(conversion), ['spec', 'conversion'], refuse);
  if (preserveUnknownFields === true)
    tell(
      ['spec', 'preserveUnknownFields'],
      'What is not known is kept by a schema: say `x-kubernetes-preserve-unknown-fields: true` there.',
    );
  if (/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(textIn(group) ?? '')) checkApproval(object, refuse);
};

/** Groups of Kubernetes' own want a word about who has agreed. */
function checkApproval({ content }: KubernetesObject, refuse: Refuse): void {
  const word = textIn(objectIn(objectIn(content.metadata).annotations)[approval]) ?? '';
  if (/^(?:unapproved|[a-z][-a-z0-9+.]*:\/\/[^/])/i.test(word)) return;
  refuse(
    'definition',
    '',
    ['metadata', 'annotations', approval],
    'The group is one of Kubernetes\' own: the annotation says where it was agreed to, or "unapproved".',
  );
}

function checkConversion(
  { strategy, webhook }: JsonObject,
  at: readonly (string | number)[],
  refuse: Refuse,
): void {
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('definition', '', [...at, 'webhook', ...steps], message);
  if (strategy === 'None' && isObject(webhook)) tell([], 'What nobody converts needs no webhook.');
  if (strategy !== 'Webhook') return;
  const { clientConfig, conversionReviewVersions } = objectIn(webhook);
  if (!isObject(clientConfig)) tell(['clientConfig'], 'What a webhook converts needs the webhook.');
  else checkClient(clientConfig, [...at, 'webhook', 'clientConfig'], refuse);
  const reviewed = listIn(conversionReviewVersions);
  for (const [version, index] of repeated(reviewed, (each) => (typeof each === 'string' ? each : undefined)))
    tell(['conversionReviewVersions', index], `The version "${version}" stands here twice.`);
  if (reviewed.length > 0 && !reviewed.some((version) => version === 'v1' || version === 'v1beta1'))
    tell(['conversionReviewVersions'], 'The server asks in v1 or v1beta1: a webhook takes one of them.');
}
