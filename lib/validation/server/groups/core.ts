import { checkClaim } from '../claim';
import { checkController } from '../controller';
import { checkEndpoints } from '../endpoints';
import type { KindChecks } from '../kind-checks';
import { checkLimitRange } from '../limit-range';
import { checkNamespace } from '../namespace';
import { checkQuota } from '../quota';
import { checkVolume } from '../volume';

/** The other kinds without a group. */
export const core: KindChecks = {
  Endpoints: [checkEndpoints],
  LimitRange: [checkLimitRange],
  Namespace: [checkNamespace],
  PersistentVolume: [checkVolume],
  PersistentVolumeClaim: [checkClaim],
  ReplicationController: [checkController],
  ResourceQuota: [checkQuota],
};
