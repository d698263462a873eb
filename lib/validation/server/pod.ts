import { isObject, type JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { claimTemplatesOf } from '../claim-templates';
import type { PodObject } from '../kubernetes-object';
import { repeated } from '../repeated';
import { isLoose, looseAddress } from './address';
import { checkContainers } from './container';
import { checkAnnotations } from './pod-annotations';
import { checkPodResources } from './pod-resources';
import { checkScheduling } from './scheduling';
import { checkProfiles } from './security';
import type { Refuse, ServerCheck } from './server-check';
import { isGiven } from './union';
import { checkVolumes } from './volumes';
import { checkHostProcess, checkSystem, checkWindowsOptions } from './windows';

const mostNameservers = 3;
const mostSearches = 32;
const searchLetters = 2048;

/** A pod, or the template of pods. */
export const checkPod: ServerCheck<PodObject> = (object, refuse, minors) => {
  const { spec, pointer } = object.pod;
  checkContainers(object, claimsAmong(object, checkVolumes(object, refuse, minors)), refuse, minors);
  checkScheduling(spec, pointer, refuse, minors);
  checkSecurity(object, refuse);
  checkNames(spec, pointer, refuse);
  if (minors.isStrict) checkAddresses(spec, pointer, refuse);
  if (spec.os !== undefined) checkSystem(object, refuse);
  if (listIn(spec.ephemeralContainers).length > 0) {
    refuse(
      'ephemeral-containers',
      pointer,
      ['ephemeralContainers'],
      'Ephemeral containers come into a pod that runs: it begins without.',
    );
  }
  for (const [name, index] of repeated(listIn(spec.schedulingGates), nameIn))
    refuse('scheduling-gate', pointer, ['schedulingGates', index], `The gate ${name} stands here twice.`);
  if (listIn(spec.schedulingGates).length > 0 && isGiven(spec.nodeName))
    refuse('scheduling-gate', pointer, ['nodeName'], 'A pod that has its node is not held back by gates.');
  checkClaims(spec, pointer, refuse);
  checkPodResources(object.pod, refuse, minors);
  checkAnnotations(object, refuse);
};

/** The pods of a StatefulSet have its claims as volumes, too. */
function claimsAmong(
  object: PodObject,
  volumes: ReadonlyMap<string, JsonObject>,
): ReadonlyMap<string, JsonObject> {
  const claims = claimTemplatesOf(object);
  return claims.length === 0
    ? volumes
    : new Map([...volumes, ...claims.map((name) => [name, { persistentVolumeClaim: {} }] as const)]);
}

function nameIn(entry: unknown): string | undefined {
  return textIn(objectIn(entry).name);
}

function checkSecurity(object: PodObject, refuse: Refuse): void {
  const { spec, pointer } = object.pod;
  const { hostNetwork, hostPID, hostIPC, hostUsers, shareProcessNamespace, securityContext } = spec;
  if (shareProcessNamespace === true && hostPID === true)
    refuse(
      'host-namespaces',
      pointer,
      ['shareProcessNamespace'],
      'A pod that sees the processes of the node shares them with everybody: it takes one of hostPID and shareProcessNamespace.',
    );
  if (hostUsers === false) {
    for (const [field, value] of Object.entries({ hostNetwork, hostPID, hostIPC }))
      if (value === true)
        refuse(
          'host-namespaces',
          pointer,
          [field],
          `A pod with users of its own (\`hostUsers: false\`) has no ${field}.`,
        );
  }
  checkHostProcess(object, refuse);
  if (!isObject(securityContext)) return;
  checkProfiles(securityContext, pointer, refuse);
  if (securityContext.windowsOptions !== undefined) {
    checkWindowsOptions(
      securityContext.windowsOptions,
      pointer,
      ['securityContext', 'windowsOptions'],
      refuse,
    );
  }
  const { sysctls } = securityContext;
  const list = listIn(sysctls);
  for (const [name, index] of repeated(list, nameIn))
    refuse('sysctl', pointer, ['securityContext', 'sysctls', index, 'name'], `${name} is set twice.`);
  list.forEach((entry, index) => {
    const name = nameIn(entry)?.replaceAll('/', '.');
    if (hostNetwork !== true || !name?.startsWith('net.')) return;
    refuse(
      'sysctl',
      pointer,
      ['securityContext', 'sysctls', index, 'name'],
      `With hostNetwork it would be the node's ${name} that is set.`,
    );
  });
}

function checkAddresses({ hostAliases, dnsConfig }: JsonObject, pointer: string, refuse: Refuse): void {
  listIn(hostAliases).forEach((alias, index) => {
    const { ip } = objectIn(alias);
    if (isLoose(ip)) refuse('dns', pointer, ['hostAliases', index, 'ip'], looseAddress(ip));
  });
  listIn(objectIn(dnsConfig).nameservers).forEach((server, index) => {
    if (isLoose(server)) refuse('dns', pointer, ['dnsConfig', 'nameservers', index], looseAddress(server));
  });
}

function checkNames(spec: JsonObject, pointer: string, refuse: Refuse): void {
  const { dnsPolicy, dnsConfig } = spec;
  const { nameservers, searches, options } = objectIn(dnsConfig);
  const servers = listIn(nameservers);
  const tell = (field: string, message: string) => refuse('dns', pointer, ['dnsConfig', field], message);
  if (dnsPolicy === 'None' && servers.length === 0)
    tell('nameservers', 'A pod with `dnsPolicy: None` brings its own nameservers.');
  if (servers.length > mostNameservers)
    tell('nameservers', `A pod has ${mostNameservers} nameservers at most.`);
  const domains = listIn(searches);
  if (domains.length > mostSearches || domains.map(asText).join(' ').length > searchLetters)
    tell('searches', `A pod looks in ${mostSearches} domains at most, of ${searchLetters} letters together.`);
  listIn(options).forEach((option, index) => {
    if (!isGiven(objectIn(option).name))
      refuse('dns', pointer, ['dnsConfig', 'options', index, 'name'], 'An option has a name.');
  });
}

function checkClaims(spec: JsonObject, pointer: string, refuse: Refuse): void {
  const claims = listIn(spec.resourceClaims);
  claims.forEach((claim, index) => {
    const { resourceClaimName, resourceClaimTemplateName } = objectIn(claim);
    const has = Number(isGiven(resourceClaimName)) + Number(isGiven(resourceClaimTemplateName));
    if (has === 0)
      refuse(
        'resource-claim',
        pointer,
        ['resourceClaims', index],
        'A claim names a ResourceClaim, or the template of one.',
      );
    if (has === 2)
      refuse(
        'resource-claim',
        pointer,
        ['resourceClaims', index],
        'A claim names a ResourceClaim or the template of one, not both.',
      );
  });
  for (const [name, index] of repeated(claims, nameIn))
    refuse(
      'resource-claim',
      pointer,
      ['resourceClaims', index, 'name'],
      `Two claims of the pod are called "${name}".`,
    );
}
