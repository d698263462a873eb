import { asText, listIn, objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** Ports that some engines leave to root alone. */
export const portPrivileged: PolicyRule<'port/privileged'> = {
  code: 'port/privileged',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called }) => {
      const ports = listIn(content.ports).map((each) => objectIn(each).containerPort);
      const index = ports.findIndex((port) => typeof port === 'number' && port < 1024);
      if (index < 0) return undefined;
      return {
        message: `${called} listens on ${asText(ports[index])}, below 1024.`,
        at: ['ports', index, 'containerPort'],
        consequence: 'Where the engine keeps such ports for root, it needs a capability.',
        fix: 'Let it listen on a higher one; its Service has the number that people use.',
      };
    }),
  }),
};
