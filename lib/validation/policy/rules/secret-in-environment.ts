import { isObject } from '../../../model/json';
import { listIn, objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** Secrets that every child of a process inherits, and that crash reports show. */
export const secretInEnvironment: PolicyRule<'secret/in-environment'> = {
  code: 'secret/in-environment',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: containers(({ content, called }) => {
      const env = listIn(content.env).findIndex((each) =>
        isObject(objectIn(objectIn(each).valueFrom).secretKeyRef),
      );
      const from = listIn(content.envFrom).findIndex((each) => isObject(objectIn(each).secretRef));
      if (env < 0 && from < 0) return undefined;
      return {
        message: `${called} reads a Secret as a variable.`,
        at: env < 0 ? ['envFrom', from] : ['env', env],
        consequence: 'Whatever it starts inherits it, and it stays as it was when the Secret changes.',
        fix: 'Mount it as a file; in Lading, `secretFiles(…)`.',
      };
    }),
  }),
};
