import { listIn, objectIn, textIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { services } from '../seen';

/** Published ports without an address: whoever reaches the machine reaches them, also past its firewall. */
export const portEveryInterface: PolicyRule<'port/every-interface'> = {
  code: 'port/every-interface',
  level: 'warning',
  config: {},
  begin: () => ({
    compose: services(({ name, content, source }) => {
      // What an app publishes it has said so, `publish`.
      if (source.own && !source.patched) return undefined;
      const index = listIn(content.ports).findIndex(isOpen);
      if (index < 0) return undefined;
      return {
        message: `The Compose service "${name}" publishes a port on every address of the machine.`,
        at: ['ports', index],
        consequence:
          'Whoever is in the same network reaches it: Docker lets them in before the firewall is asked.',
        fix: '`127.0.0.1:8080:80`, where it is for this machine alone.',
      };
    }),
  }),
};

function isOpen(port: unknown): boolean {
  const short = textIn(port);
  if (short !== undefined) return /^\d[\d-]*:/.test(short);
  const { published, host_ip: address } = objectIn(port);
  return published !== undefined && address === undefined;
}
