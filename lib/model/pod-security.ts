/** What pods may do, by the Pod Security Standards of Kubernetes: the more on the left, the less. */
export const podSecurityLevels = ['restricted', 'baseline', 'privileged'] as const;
export type PodSecurityLevel = (typeof podSecurityLevels)[number];

/** What a namespace asks of the pods in it. */
export interface PodSecurity {
  /** Others are refused. */
  readonly enforce?: PodSecurityLevel;
  /** Of others whoever applies them is warned. */
  readonly warn?: PodSecurityLevel;
  /** Others are marked in the audit log. */
  readonly audit?: PodSecurityLevel;
  /** The minor version whose standards are meant, `1.36`; missing for those of the server. */
  readonly version?: string;
}

export const podSecurityModes = [
  'enforce',
  'warn',
  'audit',
] as const satisfies readonly (keyof PodSecurity)[];

/** The label of a namespace that says it. */
export function podSecurityLabel(mode: (typeof podSecurityModes)[number]): string {
  return `pod-security.kubernetes.io/${mode}`;
}

export function isPodSecurityLevel(value: unknown): value is PodSecurityLevel {
  return podSecurityLevels.some((level) => level === value);
}
