import type { KindChecks } from '../kind-checks';
import { checkAttachment, checkStorageClass } from '../storage-class';

export const storage: KindChecks = { StorageClass: [checkStorageClass], VolumeAttachment: [checkAttachment] };
