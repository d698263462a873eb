import type { JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { Complain } from '../complain';

/** What docker compose reads as true or false where that is written as text. */
const word = /^(?:true|false|y|yes|n|no|on|off)$/i;

const ofService = [
  ['attach'],
  ['init'],
  ['oom_kill_disable'],
  ['privileged'],
  ['read_only'],
  ['stdin_open'],
  ['tty'],
  ['build', 'no_cache'],
  ['build', 'privileged'],
  ['build', 'pull'],
  ['healthcheck', 'disable'],
] as const;
const ofNetwork = ['attachable', 'enable_ipv4', 'enable_ipv6', 'external', 'internal'] as const;

/** Fields of a service that are on or off: the schema takes any text there, for it may hold a variable. */
export function checkSwitches(name: string, service: JsonObject, complain: Complain): void {
  for (const [section, field] of ofService) {
    if (field === undefined)
      checkSwitch(`the Compose service "${name}"`, service[section], [section], complain);
    else
      checkSwitch(
        `the Compose service "${name}"`,
        objectIn(service[section])[field],
        [section, field],
        complain,
      );
  }
}

/** The same of the networks of a file. */
export function checkNetworkSwitches(file: JsonObject, complain: Complain): void {
  const networks = objectIn(file.networks);
  for (const name in networks) {
    const network = objectIn(networks[name]);
    for (const field of ofNetwork)
      checkSwitch(`the Compose network "${name}"`, network[field], ['networks', name, field], complain);
  }
}

function checkSwitch(whose: string, value: unknown, at: readonly string[], complain: Complain): void {
  if (typeof value !== 'string' || word.test(value) || value.includes('$')) return;
  complain({
    message: `"${at.at(-1)}" of ${whose} is "${value}", but has to be true or false.`,
    fix: 'Write it as `true` or `false`.',
    at,
  });
}
