import { checkData } from '../data';
import type { KindChecks } from '../kind-checks';
import { checkSecret } from '../secret';
import { checkService } from '../service';

/** The kinds without a group that most apps have. */
export const common: KindChecks = {
  ConfigMap: [checkData],
  Secret: [checkData, checkSecret],
  Service: [checkService],
  ServiceAccount: [],
};
