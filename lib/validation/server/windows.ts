import { isObject, type JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import type { Refuse } from './server-check';
import { forbiddenIn } from './union';

const linuxOfPod = ['hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace'] as const;
const linuxOfPodSecurity = [
  'appArmorProfile',
  'seLinuxOptions',
  'seLinuxChangePolicy',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
] as const;
const linuxOfContainer = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const;

/** A pod that says which system it is for has nothing of the other one. */
export function checkSystem({ pod }: PodObject, refuse: Refuse): void {
  const { spec, pointer, containers } = pod;
  const { name } = objectIn(spec.os);
  if (name !== 'windows' && name !== 'linux') return;
  const security = objectIn(spec.securityContext);
  const tell = (at: string, steps: readonly string[]) =>
    refuse(
      'pod-system',
      at,
      steps,
      `A pod for ${name === 'linux' ? 'Linux' : 'Windows'} has no ${steps.at(-1)}.`,
    );
  if (name === 'linux') {
    if (isObject(security.windowsOptions)) tell(pointer, ['securityContext', 'windowsOptions']);
    for (const { content, pointer: at } of containers)
      if (isObject(objectIn(content.securityContext).windowsOptions))
        tell(at, ['securityContext', 'windowsOptions']);
    return;
  }
  for (const field of linuxOfPod)
    if (spec[field] === true || (field === 'hostUsers' && spec[field] === false)) tell(pointer, [field]);
  for (const field of forbiddenIn(security, linuxOfPodSecurity)) tell(pointer, ['securityContext', field]);
  for (const { content, pointer: at } of containers)
    for (const field of forbiddenIn(objectIn(content.securityContext), linuxOfContainer))
      tell(at, ['securityContext', field]);
}

const longestDomain = 256;
const longestUser = 104;
const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const domainPart = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const dnsName = new RegExp(`^${domainPart}(?:\\.${domainPart})*$`);

export function checkWindowsOptions(
  options: unknown,
  pointer: string,
  steps: readonly string[],
  refuse: Refuse,
): void {
  const { gmsaCredentialSpec, runAsUserName } = objectIn(options);
  if (gmsaCredentialSpec === '')
    refuse(
      'windows-options',
      pointer,
      [...steps, 'gmsaCredentialSpec'],
      'A gmsaCredentialSpec is not empty.',
    );
  if (typeof runAsUserName !== 'string') return;
  const [first = '', second, ...more] = runAsUserName.split('\\');
  const user = second ?? first;
  const whole =
    second === undefined || (first.length < longestDomain && (netBios.test(first) || dnsName.test(first)));
  const says = sayOf(runAsUserName, more.length > 0, whole && isUser(user));
  if (says !== undefined)
    refuse(
      'windows-options',
      pointer,
      [...steps, 'runAsUserName'],
      `The runAsUserName ${says}: it takes a name such as "ContainerUser" or "DOMAIN\\user".`,
    );
}

/** A pod of host processes is one as a whole, and uses the network of the node. */
export function checkHostProcess({ pod }: PodObject, refuse: Refuse): void {
  const { spec, pointer, containers } = pod;
  const ofPod = objectIn(objectIn(spec.securityContext).windowsOptions).hostProcess;
  const isHost = (content: JsonObject): boolean =>
    (objectIn(objectIn(content.securityContext).windowsOptions).hostProcess ?? ofPod) === true;
  const hosts = containers.filter(({ content }) => isHost(content));
  if (hosts.length === 0) return;
  if (hosts.length < containers.length)
    refuse(
      'host-process',
      pointer,
      ['containers'],
      'Either all containers of a pod are host processes, or none is.',
    );
  if (spec.hostNetwork !== true)
    refuse(
      'host-process',
      pointer,
      ['hostNetwork'],
      'Host processes use the network of the node: say `hostNetwork: true`.',
    );
}

function isUser(name: string): boolean {
  return (
    name !== '' && name.length <= longestUser && !/^[. ]+$/.test(name) && !/["/\\:;|=,+*?<>@[\]]/.test(name)
  );
}

function sayOf(name: string, isDeeper: boolean, isWhole: boolean): string | undefined {
  if (isDeeper) return 'has two backslashes';
  if (/\p{Cc}/u.test(name)) return 'has control characters';
  return isWhole ? undefined : 'names no user';
}
