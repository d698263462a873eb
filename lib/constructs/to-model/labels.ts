import type { WorkloadProps } from '../props/workload';

/** Words of the field for what a program is; tools of all kinds group by them. */
type Described = Pick<WorkloadProps, 'version' | 'partOf' | 'component' | 'labels'>;

/** The labels that somebody has said, by name or as such; selectors are made of none of them. */
export function buildLabels({ version, partOf, component, labels }: Described): WorkloadProps['labels'] {
  if (version === undefined && partOf === undefined && component === undefined) return labels;
  const described: Record<string, string> = {};
  if (version !== undefined) described['app.kubernetes.io/version'] = version;
  if (component !== undefined) described['app.kubernetes.io/component'] = component;
  if (partOf !== undefined) described['app.kubernetes.io/part-of'] = partOf;
  return Object.assign(described, labels);
}
