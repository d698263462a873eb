import type { ChangeCase } from '../cases';
import { argoCd } from './argo-cd';
import { immich } from './immich';
import { zammad } from './zammad';

/** Two versions each of what public repositories hold, written as apps. */
export const histories: readonly ChangeCase[] = [argoCd, immich, zammad];
