import { isIpAddress } from '../../model/ip-address';
import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { Complain } from '../complain';
import type { ComposeServiceObject } from '../compose-object';
import { bytesIn, numberIn } from './amount';

/** Fields that say one thing twice: the older one, how it is read, and where the newer one stands in `deploy`. */
const doubles = [
  ['scale', numberIn, ['replicas']],
  ['cpus', numberIn, ['resources', 'limits', 'cpus']],
  ['mem_limit', bytesIn, ['resources', 'limits', 'memory']],
  ['mem_reservation', bytesIn, ['resources', 'reservations', 'memory']],
  ['pids_limit', numberIn, ['resources', 'limits', 'pids']],
] as const;

const verbs: readonly unknown[] = ['CMD', 'CMD-SHELL', 'NONE'];

/** Fields of one service that have to agree with each other. */
export function checkConsistency({ name, content }: ComposeServiceObject, complain: Complain): void {
  const { build, deploy, networks, network_mode: mode, healthcheck, platform } = content;
  const joined = isObject(networks) ? Object.keys(networks) : listIn(networks);
  if (textIn(mode) !== undefined && joined.length > 0) {
    complain({
      message: `The Compose service "${name}" has the network_mode "${asText(mode)}", and joins networks as well.`,
      fix: 'Leave one of the two out: `networks: null` in the patch removes what Lading writes.',
      at: ['network_mode'],
    });
  }
  for (const [field, read, path] of doubles) checkDouble(field, read, path);
  const replicas = numberIn(content.scale ?? objectIn(deploy).replicas) ?? 1;
  if (textIn(content.container_name) !== undefined && replicas > 1) {
    complain({
      message: `The Compose service "${name}" has a container_name, and ${replicas} replicas: no two containers can have one name.`,
      fix: 'Leave the container_name out, or run one replica.',
      at: ['container_name'],
    });
  }
  const { test, start_interval: interval, start_period: period } = objectIn(healthcheck);
  const [verb] = listIn(test);
  if (verb !== undefined && !verbs.includes(verb) && !asText(verb).includes('$')) {
    complain({
      message: `The health check of the Compose service "${name}" begins with "${asText(verb)}".`,
      fix: "Begin the list with 'CMD', 'CMD-SHELL' or 'NONE'.",
      at: ['healthcheck', 'test'],
    });
  }
  if (interval !== undefined && period === undefined) {
    complain({
      message: `The health check of the Compose service "${name}" has a start_interval without a start_period.`,
      fix: 'Give both, or none.',
      at: ['healthcheck', 'start_interval'],
    });
  }
  const { dockerfile, dockerfile_inline: inline, platforms } = objectIn(build);
  if (textIn(dockerfile) !== undefined && textIn(inline) !== undefined) {
    complain({
      message: `The build of the Compose service "${name}" has a dockerfile, and another one in line.`,
      fix: 'Leave one of the two out.',
      at: ['build', 'dockerfile_inline'],
    });
  }
  const built = listIn(platforms);
  if (textIn(platform) !== undefined && built.length > 0 && !built.includes(platform)) {
    complain({
      message: `The Compose service "${name}" runs on the platform "${asText(platform)}", but is built for others.`,
      fix: 'Add it to the `platforms` of the build.',
      at: ['platform'],
    });
  }
  listIn(objectIn(objectIn(objectIn(deploy).resources).reservations).devices).forEach((device, index) => {
    const { count, device_ids: ids } = objectIn(device);
    if (count === undefined || ids === undefined) return;
    complain({
      message: `A device that the Compose service "${name}" reserves has a count and device_ids.`,
      fix: 'Leave one of the two out.',
      at: ['deploy', 'resources', 'reservations', 'devices', index],
    });
  });
  listIn(objectIn(content.develop).watch).forEach((watched, index) => {
    const { target, action } = objectIn(watched);
    if (textIn(target) !== undefined || action === 'rebuild' || action === 'restart') return;
    complain({
      message: `Nothing says where the Compose service "${name}" has what it watches for changes.`,
      fix: "Give a `target`, or `action: 'rebuild'`.",
      at: ['develop', 'watch', index],
    });
  });
  listIn(content.ports).forEach((port, index) => {
    const address = textIn(objectIn(port).host_ip);
    if (address === undefined || address.includes('$') || isIpAddress(address)) return;
    complain({
      message: `"${address}" is no address that a port of the Compose service "${name}" could be published at.`,
      fix: "Give an address of the host, such as '127.0.0.1'.",
      at: ['ports', index, 'host_ip'],
    });
  });

  function checkDouble(
    field: string,
    read: (value: unknown) => number | undefined,
    path: readonly string[],
  ): void {
    const said = read(content[field]);
    if (said === undefined || (said === 0 && field !== 'scale') || !isObject(deploy)) return;
    const [last = '', ...outer] = [...path].reverse();
    const parent = outer.reverse().reduce<unknown>((value, step) => objectIn(value)[step], deploy);
    const other = objectIn(parent)[last];
    // Replicas may be left to `scale`; of resources docker compose reads a limit that is missing as none.
    if (field === 'scale' ? other === undefined : !isObject(parent)) return;
    const newer = other === undefined ? 0 : read(other);
    if (newer === undefined || newer === said) return;
    complain({
      message: `The Compose service "${name}" has ${field}: ${asText(content[field])}, but deploy.${path.join('.')} ${other === undefined ? 'is missing' : `is ${asText(other)}`}.`,
      fix: `Change deploy.${path.join('.')} alone.`,
      at: [field],
    });
  }
}
