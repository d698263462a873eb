import { listIn } from '../../model/read-json';
import type { ComposeServiceObject } from '../compose-object';
import type { PolicyChecks } from './policy-rule';
import { services, type Told } from './seen';

/** The same of Compose files and stacks. */
type Docker = Pick<PolicyChecks, 'compose' | 'stack'>;

function both(look: (service: ComposeServiceObject) => Told | undefined): Docker {
  return { compose: services(look), stack: services(look) };
}

export const dockerPrivileged = both(({ name, content }) =>
  content.privileged === true
    ? {
        message: `The service "${name}" is privileged.`,
        at: ['privileged'],
        consequence: 'Whoever takes over the program has the machine.',
        fix: 'Name the capabilities that it needs, `cap_add`.',
      }
    : undefined,
);

export const dockerHostNamespaces = both(({ name, content }) => {
  const field = ['network_mode', 'pid', 'ipc'].find((each) => content[each] === 'host');
  if (field === undefined) return undefined;
  return {
    message: `The service "${name}" shares a namespace of its machine, \`${field}: host\`.`,
    at: [field],
    consequence: 'It sees, and reaches, what runs on the machine beside it.',
    fix: 'Take it out; a port of the machine is published by `ports`.',
  };
});

export const dockerSeccomp = unconfined(
  'seccomp',
  'A flaw in a rarely used system call is one that it can use.',
);
export const dockerApparmor = unconfined('apparmor', 'Whatever the kernel lets a process do, it may do.');

function unconfined(what: 'seccomp' | 'apparmor', consequence: string): Docker {
  return both(({ name, content }) => {
    const options = listIn(content.security_opt);
    const index = options.findIndex((each) => each === `${what}:unconfined` || each === `${what}=unconfined`);
    if (index < 0) return undefined;
    return {
      message: `The service "${name}" turns ${what} off.`,
      at: ['security_opt', index],
      consequence,
      fix: "Take it out: the engine's own profile holds then.",
    };
  });
}
