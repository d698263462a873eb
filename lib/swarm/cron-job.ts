import type { CompleteCronJob } from '../passes/cron-job';
import type { StackKind } from './kind';
import { taskRestart } from './restart';

/** No task at all, until somebody asks for one: a service that is a job could never be asked again. */
export const cronJob: StackKind<CompleteCronJob> = {
  mode: 'replicated',
  replicas: () => 0,
  restart: taskRestart,
};
