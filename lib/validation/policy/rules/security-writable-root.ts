import { objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers, services } from '../seen';

/** Containers that whoever takes them over can put files of their own into. */
export const securityWritableRoot: PolicyRule<'security/writable-root'> = {
  code: 'security/writable-root',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called, object }) => {
      const { readOnlyRootFilesystem } = objectIn(content.securityContext);
      if (readOnlyRootFilesystem === true || objectIn(object.pod.spec.os).name === 'windows')
        return undefined;
      return {
        message: `${called} may write to its own root file system.`,
        at: ['securityContext', 'readOnlyRootFilesystem'],
        consequence:
          'Whoever takes over the program can change it, and what it wrote is lost with the container.',
        fix: '`readOnlyRootFilesystem: true`, and an emptyDir where it writes.',
      };
    }),
    compose: docker,
    stack: docker,
  }),
};

const docker = services(({ name, content }) =>
  content.read_only === true
    ? undefined
    : {
        message: `The service "${name}" may write to its own root file system.`,
        at: ['read_only'],
        subject: 'docker',
        consequence:
          'Whoever takes over the program can change it, and what it wrote is lost with the container.',
        fix: '`read_only: true`, and a `tmpfs` where it writes.',
      },
);
