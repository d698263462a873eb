import type { JsonObject } from '../../model/json';
import { isQualifiedName } from '../../model/qualified-name';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { nameOf } from '../kubernetes-object';
import { cidrPattern } from '../schema/grammar';
import { isAddress, isLoose, isSpecialAddress, sinceStrict } from './address';
import { checkLabels } from './selector';
import type { Refuse, ServerCheck } from './server-check';
import { checkFamilies } from './service-families';
import { isGiven } from './union';

const typesOnNodes: readonly unknown[] = ['NodePort', 'LoadBalancer'];
const block = new RegExp(cidrPattern);
/** Where older clouds read them; an empty one counts as nothing. */
const rangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** What concerns those outside belongs to the types that let some in. */
export const checkService: ServerCheck = (object, refuse, context) => {
  const spec = objectIn(object.content.spec);
  const { ports, externalIPs, externalTrafficPolicy: policy, selector } = spec;
  const type = textIn(spec.type) ?? 'ClusterIP';
  const name = nameOf(object);
  const isOnNodes = typesOnNodes.includes(type);
  const list = listIn(ports);
  const tell = (
    reason: 'service-port' | 'service-type',
    steps: readonly (string | number)[],
    message: string,
    fix?: string,
  ) => refuse(reason, '', ['spec', ...steps], message, fix);
  checkLabels(selector, '', ['spec', 'selector'], refuse);
  if (list.length === 0 && type !== 'ExternalName' && spec.clusterIP !== 'None')
    tell('service-port', ['ports'], `${name} has no port.`);
  if (typeof policy === 'string' && policy !== '' && !isOnNodes && listIn(externalIPs).length === 0) {
    tell(
      'service-type',
      ['externalTrafficPolicy'],
      `Nobody outside reaches ${name} as a ${type}, so it cannot say how their traffic goes.`,
      "Give it `type: 'LoadBalancer'`, or say `internalTrafficPolicy`.",
    );
  }
  const nodePorts = new Set<string>();
  list.forEach((port, index) => {
    const { nodePort, appProtocol, protocol = 'TCP' } = objectIn(port);
    if (typeof appProtocol === 'string' && !isQualifiedName(appProtocol)) {
      tell(
        'service-port',
        ['ports', index, 'appProtocol'],
        `"${appProtocol}" cannot be the appProtocol of a port of ${name}.`,
        "Give a name such as 'http', or one with a domain before it such as 'kubernetes.io/h2c'.",
      );
    }
    if (list.length > 1 && !isGiven(objectIn(port).name))
      tell('service-port', ['ports', index, 'name'], `Of several ports of ${name} each has a name.`);
    if (typeof nodePort !== 'number' || nodePort === 0) return;
    if (!isOnNodes) {
      tell(
        'service-type',
        ['ports', index, 'nodePort'],
        `${name} opens no port of the nodes as a ${type}, but wants ${nodePort}.`,
        "Give it `type: 'NodePort'`, or leave `nodePort` out.",
      );
      return;
    }
    const key = `${nodePort}/${asText(protocol)}`;
    if (nodePorts.has(key))
      tell(
        'service-port',
        ['ports', index, 'nodePort'],
        `Two ports of ${name} want the port ${nodePort} of the nodes.`,
      );
    nodePorts.add(key);
  });
  if (context.isStrict)
    for (const field of ['externalIPs', 'loadBalancerSourceRanges'] as const)
      listIn(spec[field]).forEach((text, index) => {
        if (isLoose(text))
          refuse(
            'service-address',
            '',
            ['spec', field, index],
            `"${asText(text)}" is not written as Kubernetes 1.${sinceStrict} wants it: no zeros before a number, no bits beyond the block.`,
          );
      });
  checkAddresses(spec, type, name, refuse);
  if (type !== 'ExternalName') checkFamilies(spec, name, refuse, context);
  checkBalancer(object.content, type, name, refuse);
};

function checkAddresses(spec: JsonObject, type: string, name: string, refuse: Refuse): void {
  const { clusterIP, clusterIPs, externalName, ipFamilies, ipFamilyPolicy, externalIPs } = spec;
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('service-address', '', ['spec', ...steps], message);
  const all = listIn(clusterIPs).filter(isGiven);
  if (all.length < listIn(clusterIPs).length)
    tell(['clusterIPs'], 'An address is given, or not in the list.');
  if (type === 'ExternalName') {
    if (!isGiven(externalName))
      tell(['externalName'], `${name} stands for a host elsewhere, so it names that.`);
    if (isGiven(clusterIP))
      tell(['clusterIP'], `${name} stands for a host elsewhere, so it has no address in the cluster.`);
    for (const [field, value] of [
      ['clusterIPs', all],
      ['ipFamilies', ipFamilies],
      ['ipFamilyPolicy', ipFamilyPolicy],
    ] as const)
      if (isGiven(value)) tell([field], `${name} stands for a host elsewhere, so it has no ${field}.`);
    return;
  }
  if (clusterIP === 'None' && typesOnNodes.includes(type))
    tell(['clusterIP'], `${name} has no address of its own, so it cannot be a ${type}.`);
  if (isGiven(clusterIP) && clusterIP !== 'None' && !isAddress(clusterIP))
    tell(['clusterIP'], `"${asText(clusterIP)}" is no address.`);
  if (isGiven(clusterIP) && all.length > 0 && all[0] !== clusterIP)
    tell(['clusterIPs'], `The first of the clusterIPs of ${name} is its clusterIP.`);
  if (all.length > 1 && all.includes('None')) tell(['clusterIPs'], `${name} has addresses, or none.`);
  if (!isGiven(clusterIP) && all.length > 0)
    tell(['clusterIPs'], `The first of the clusterIPs of ${name} is its clusterIP: say that, too.`);
  const families = listIn(ipFamilies);
  if (families.length > 2 || (families.length === 2 && families[0] === families[1]))
    tell(['ipFamilies'], `${name} names a family of addresses twice.`);
  listIn(externalIPs).forEach((address, index) => {
    if (isSpecialAddress(address))
      tell(
        ['externalIPs', index],
        `Nobody can be reached at ${asText(address)}: it belongs to each machine itself, or to a network.`,
      );
  });
}

function checkBalancer(
  { spec: content, metadata }: JsonObject,
  type: string,
  name: string,
  refuse: Refuse,
): void {
  const spec = objectIn(content);
  const {
    loadBalancerSourceRanges,
    loadBalancerClass,
    allocateLoadBalancerNodePorts,
    healthCheckNodePort,
    externalTrafficPolicy,
  } = spec;
  const tell = (steps: readonly (string | number)[], message: string) =>
    refuse('service-type', '', ['spec', ...steps], message);
  const isBalancer = type === 'LoadBalancer';
  const ranges = listIn(loadBalancerSourceRanges);
  if (!isBalancer) {
    if (ranges.length > 0)
      tell(
        ['loadBalancerSourceRanges'],
        `Only of a LoadBalancer it can be said from where it is reached; ${name} is a ${type}.`,
      );
    if (isGiven(loadBalancerClass))
      tell(['loadBalancerClass'], `Only a LoadBalancer has a class; ${name} is a ${type}.`);
    if (allocateLoadBalancerNodePorts !== undefined && allocateLoadBalancerNodePorts !== null)
      tell(
        ['allocateLoadBalancerNodePorts'],
        `Only of a LoadBalancer it can be said whether it opens ports of the nodes; ${name} is a ${type}.`,
      );
  }
  ranges.forEach((range, index) => {
    if (typeof range === 'string' && !block.test(range.trim()))
      tell(['loadBalancerSourceRanges', index], `"${range}" is no block of addresses, such as "10.0.0.0/8".`);
  });
  const old = textIn(objectIn(objectIn(metadata).annotations)[rangesAnnotation])?.trim();
  if (old && ranges.length === 0) {
    if (!isBalancer)
      refuse(
        'service-type',
        '',
        ['metadata', 'annotations', rangesAnnotation],
        `Only of a LoadBalancer it can be said from where it is reached; ${name} is a ${type}.`,
      );
    else if (old.split(',').some((range) => !block.test(range.trim())))
      refuse(
        'service-type',
        '',
        ['metadata', 'annotations', rangesAnnotation],
        `"${old}" are no blocks of addresses, such as "10.0.0.0/8".`,
      );
  }
  if (typeof healthCheckNodePort !== 'number' || healthCheckNodePort === 0) return;
  if (healthCheckNodePort < 0 || healthCheckNodePort > 65_535)
    tell(['healthCheckNodePort'], `${healthCheckNodePort} is no port.`);
  else if (!isBalancer || externalTrafficPolicy !== 'Local')
    tell(
      ['healthCheckNodePort'],
      `${name} is asked for its health at a port of the nodes only as a LoadBalancer with \`externalTrafficPolicy: Local\`.`,
    );
}
