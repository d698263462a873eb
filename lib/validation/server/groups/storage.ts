import { checkCsiDriver, checkCsiNode, checkStorageCapacity } from '../csi';
import type { KindChecks } from '../kind-checks';
import { checkAttachment, checkAttributesClass, checkStorageClass } from '../storage-class';

export const storage: KindChecks = {
  CSIDriver: [checkCsiDriver],
  CSINode: [checkCsiNode],
  CSIStorageCapacity: [checkStorageCapacity],
  StorageClass: [checkStorageClass],
  VolumeAttachment: [checkAttachment],
  VolumeAttributesClass: [checkAttributesClass],
};
