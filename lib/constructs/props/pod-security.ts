import { type PodSecurityLevel, podSecurityLevels } from '../../model/pod-security';
import { values } from './domain';
import { expectedOf, object } from './shape';
import { either, isString, matching, oneOf, otherwise } from './shapes';

/** What a namespace asks of the pods in it, each by the Pod Security Standards of Kubernetes. */
export interface PodSecurityProps {
  /** Pods that ask for more are refused. Default: the chart's `security`, else nothing. */
  readonly enforce?: PodSecurityLevel;
  /** Whoever applies such pods is warned. Default: nothing. */
  readonly warn?: PodSecurityLevel;
  /** Such pods are marked in the audit log. Default: nothing. */
  readonly audit?: PodSecurityLevel;
  /** The minor version whose standards are meant, `'1.36'`. Default: those of the server. */
  readonly version?: string;
}

export const securityLevel = oneOf(podSecurityLevels);

export const podSecurity = either(
  { when: isString, shape: securityLevel },
  {
    when: otherwise,
    shape: object<PodSecurityProps>(
      {
        enforce: securityLevel,
        warn: securityLevel,
        audit: securityLevel,
        version: matching(
          "a minor version, such as '1.36'",
          (value) => /^1\.(?:0|[1-9]\d{0,3})$/.test(value),
          values(['1.36'], ['1.0', '1.25']),
        ),
      },
      `${expectedOf(securityLevel)}, or { enforce?, warn?, audit?, version? }`,
    ),
  },
);

/** What is refused, where that is said in any way. */
export function enforcedBy(
  said: PodSecurityLevel | PodSecurityProps | undefined,
): PodSecurityLevel | undefined {
  return typeof said === 'object' ? said.enforce : said;
}
