import { isObject } from '../../model/json';
import { asText, listIn, objectIn } from '../../model/read-json';
import { isLoose, isStrictlyWithin, readBlock, sinceStrict } from './address';
import { checkSelector } from './selector';
import type { Refuse, ServerCheck, ServerContext } from './server-check';
import { givenOf, listed } from './union';

type Steps = readonly (string | number)[];
const peers = ['podSelector', 'namespaceSelector', 'ipBlock'] as const;

/** Who may talk to pods, and with whom they may. */
export const checkNetworkPolicy: ServerCheck = (object, refuse, minors) => {
  const { podSelector, ingress, egress, policyTypes } = objectIn(object.content.spec);
  checkSelector(podSelector, '', ['spec', 'podSelector'], refuse);
  if (listIn(policyTypes).length > 2)
    refuse(
      'network-policy',
      '',
      ['spec', 'policyTypes'],
      'There are two types of policy, Ingress and Egress.',
    );
  for (const [field, list, side] of [
    ['ingress', ingress, 'from'],
    ['egress', egress, 'to'],
  ] as const)
    listIn(list).forEach((rule, index) => {
      const { ports, [side]: others } = objectIn(rule);
      listIn(ports).forEach((port, number) => {
        checkPort(port, ['spec', field, index, 'ports', number], refuse);
      });
      listIn(others).forEach((peer, number) => {
        checkPeer(peer, ['spec', field, index, side, number], minors, refuse);
      });
    });
};

function checkPort(entry: unknown, at: Steps, refuse: Refuse): void {
  const { port, endPort } = objectIn(entry);
  if (typeof endPort !== 'number') return;
  const tell = (message: string) => refuse('network-policy-port', '', [...at, 'endPort'], message);
  if (port === undefined || port === null) tell('endPort ends what port begins: name both.');
  else if (typeof port === 'string')
    tell(`The port "${port}" is one, so no range begins with it: give its number.`);
  else if (typeof port === 'number' && endPort < port)
    tell(`The range of ports ends at ${endPort}, before it begins at ${port}.`);
}

function checkPeer(peer: unknown, at: Steps, { isStrict }: ServerContext, refuse: Refuse): void {
  const given = givenOf(peer, peers);
  if (given.length === 0) refuse('network-policy-peer', '', at, `A peer is one of ${listed(peers, 'or')}.`);
  const { podSelector, namespaceSelector, ipBlock } = objectIn(peer);
  checkSelector(podSelector, '', [...at, 'podSelector'], refuse);
  checkSelector(namespaceSelector, '', [...at, 'namespaceSelector'], refuse);
  if (!isObject(ipBlock)) return;
  if (given.length > 1)
    refuse('network-policy-peer', '', [...at, 'ipBlock'], 'A block of addresses stands alone in its peer.');
  if (isStrict && isLoose(ipBlock.cidr))
    refuse(
      'network-policy-peer',
      '',
      [...at, 'ipBlock', 'cidr'],
      `"${asText(ipBlock.cidr)}" is not the address that the block begins with, which Kubernetes 1.${sinceStrict} wants.`,
    );
  const block = readBlock(ipBlock.cidr);
  listIn(ipBlock.except).forEach((text, index) => {
    const hole = readBlock(text);
    if (isStrict && isLoose(text))
      refuse(
        'network-policy-peer',
        '',
        [...at, 'ipBlock', 'except', index],
        `"${asText(text)}" is not the address that the block begins with, which Kubernetes 1.${sinceStrict} wants.`,
      );
    if (block === undefined || hole === undefined || isStrictlyWithin(hole, block)) return;
    refuse(
      'network-policy-peer',
      '',
      [...at, 'ipBlock', 'except', index],
      `${asText(text)} does not lie within ${asText(ipBlock.cidr)}, so it cannot be left out of it.`,
    );
  });
}
