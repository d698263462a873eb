import { checkClaim } from '../claim';
import { checkController } from '../controller';
import { checkData } from '../data';
import { checkEndpoints } from '../endpoints';
import type { KindChecks } from '../kind-checks';
import { checkLimitRange } from '../limit-range';
import { checkNamespace } from '../namespace';
import { checkQuota } from '../quota';
import { checkSecret } from '../secret';
import { checkService } from '../service';
import { checkVolume } from '../volume';

export const core: KindChecks = {
  ConfigMap: [checkData],
  Endpoints: [checkEndpoints],
  LimitRange: [checkLimitRange],
  Namespace: [checkNamespace],
  PersistentVolume: [checkVolume],
  PersistentVolumeClaim: [checkClaim],
  ReplicationController: [checkController],
  ResourceQuota: [checkQuota],
  Secret: [checkData, checkSecret],
  Service: [checkService],
};
