import { isObject } from '../../model/json';
import { isQualifiedName } from '../../model/qualified-name';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { PodContainer } from '../pod';
import { readQuantity } from '../quantity';
import { repeated } from '../repeated';
import type { Refuse } from './server-check';

const plain: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** What a container asks for, and gets at the most. */
export function checkResources(
  { content, name, pointer }: PodContainer,
  claims: ReadonlySet<string>,
  refuse: Refuse,
): void {
  const { resources } = content;
  if (!isObject(resources)) return;
  const { limits, requests } = resources;
  const of = `the container "${name}"`;
  let huge = false;
  let backed = false;
  for (const part of ['limits', 'requests'] as const) {
    const amounts = objectIn(resources[part]);
    for (const resource in amounts) {
      checkResourceName(resource, amounts[resource], pointer, ['resources', part, resource], refuse);
      if (!isContainerResource(resource)) continue;
      if (resource.startsWith('hugepages-')) huge = true;
      if (resource === 'cpu' || resource === 'memory') backed = true;
    }
  }
  for (const resource in objectIn(requests)) if (!isShared(resource)) checkFixed(resource);
  if (huge && !backed) {
    refuse('huge-pages', pointer, ['resources'], `Huge pages of ${of} need cpu or memory beside them.`);
  }
  const { claims: used } = resources;
  listIn(used).forEach((claim, index) => {
    const wanted = textIn(objectIn(claim).name) ?? '';
    if (claims.has(wanted)) return;
    refuse(
      'resource-claim',
      pointer,
      ['resources', 'claims', index],
      `The pod has no resource claim "${wanted}".`,
    );
  });
  for (const [claim, index] of repeated(listIn(used), claimKey))
    refuse(
      'resource-claim',
      pointer,
      ['resources', 'claims', index],
      `${claim.split('/')[0]} is claimed twice by ${of}.`,
    );

  /** What cannot be given twice is asked for exactly as much as it is limited to. */
  function checkFixed(resource: string): void {
    if (!isContainerResource(resource)) return;
    const limit = objectIn(limits)[resource];
    const request = objectIn(requests)[resource];
    if (limit === undefined) {
      refuse(
        'resource-limit',
        pointer,
        ['resources', 'limits'],
        `${of.replace('the', 'The')} asks for ${resource}, so it needs a limit of the same amount.`,
      );
    } else if (readQuantity(limit) !== readQuantity(request)) {
      refuse(
        'resource-limit',
        pointer,
        ['resources', 'requests', resource],
        `${of.replace('the', 'The')} asks for ${asText(request)} of ${resource}, and its limit is ${asText(limit)}: the two have to be equal.`,
      );
    }
  }
}

/** A resource that a container can have, and how much of it. */
export function checkResourceName(
  resource: string,
  amount: unknown,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  if (isContainerResource(resource)) checkAmount(resource, amount, pointer, steps, refuse);
  else
    refuse(
      'resource-name',
      pointer,
      steps,
      `A container has no ${resource}: it takes cpu, memory, ephemeral-storage, hugepages-…, or a name with a domain before it.`,
    );
}

function claimKey(claim: unknown): string | undefined {
  const { name, request } = objectIn(claim);
  return typeof name === 'string' ? `${name}/${textIn(request) ?? ''}` : undefined;
}

export function checkAmount(
  resource: string,
  amount: unknown,
  pointer: string,
  steps: readonly (string | number)[],
  refuse: Refuse,
): void {
  // Nearly every amount is a plain one, and need not be read.
  if (typeof amount === 'string' && /^[1-9]\d*(?:m|[KMGT]i?)?$/.test(amount) && plain.has(resource)) return;
  const quantity = readQuantity(amount);
  if (quantity === undefined) return;
  if (quantity < 0n)
    refuse('amount', pointer, steps, `${asText(amount)} of ${resource} is less than nothing.`);
  else if (!isShared(resource) && quantity % 1000n !== 0n)
    refuse('amount', pointer, steps, `${asText(amount)} of ${resource} is not whole.`);
  if (!resource.startsWith('hugepages-')) return;
  const size = readQuantity(resource.slice('hugepages-'.length));
  if (size !== undefined && size > 0n && quantity % size !== 0n)
    refuse(
      'amount',
      pointer,
      steps,
      `${asText(amount)} of ${resource} is no multiple of the size of a page.`,
    );
}

/** Whether parts of it can be given, and more than there is: what Kubernetes itself measures. */
function isShared(resource: string): boolean {
  return plain.has(resource) || resource.includes('kubernetes.io/');
}

export function isContainerResource(name: string): boolean {
  if (plain.has(name)) return true;
  if (name.startsWith('hugepages-')) return /^hugepages-\S+$/.test(name);
  return isExtended(name);
}

/** A resource of somebody's own: with a domain that is not Kubernetes' own. */
export function isExtended(name: string): boolean {
  if (!name.includes('/') || !isQualifiedName(name) || name.startsWith('requests.')) return false;
  return isQualifiedName(`requests.${name}`);
}
