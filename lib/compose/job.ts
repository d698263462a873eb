import type { CompleteJob } from '../passes/job';
import type { ComposeKind } from './kind';
import { task } from './task';

export const job: ComposeKind<CompleteJob> = task;
