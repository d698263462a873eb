import { checkCronJob } from '../cron-job';
import { checkJob } from '../job';
import type { KindChecks } from '../kind-checks';

export const batch: KindChecks = { CronJob: [checkCronJob], Job: [checkJob] };
