import type { Construct } from 'constructs';
import type { Pod } from '../../model/pod';
import type { WorkloadBase } from '../../model/workload';
import type { PodOwnProps } from '../props/pod';
import type { WorkloadProps } from '../props/workload';
import type { Part } from '../tree/part';
import type { Stated } from './stated';
import { type BuiltWorkload, buildWorkload } from './workload';

type Own = Omit<Pod, keyof WorkloadBase>;

export function buildPod(construct: Construct, part: Part<PodOwnProps>): BuiltWorkload<Pod> {
  const { model, volumes, defaults } = buildWorkload(construct, part);
  const { restart } = part.props;
  const own = { kind: 'pod', restart } satisfies Stated<Own, PodOwnProps, keyof WorkloadProps | 'containers'>;
  return { model: Object.assign(model, own), volumes, defaults };
}
