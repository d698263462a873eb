import type { CompleteCronJob } from '../passes/cron-job';
import type { ComposeKind } from './kind';
import { task } from './task';

export const cronJob: ComposeKind<CompleteCronJob> = task;
