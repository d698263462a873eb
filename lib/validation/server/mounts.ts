import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import type { PodContainer } from '../pod';
import { repeated } from '../repeated';
import type { Refuse } from './server-check';
import { isGiven } from './union';

/** Where a container finds its volumes. `volumes` are those of the pod that have a source, by name. */
export function checkMounts(
  { content, name, pointer }: PodContainer,
  volumes: ReadonlyMap<string, unknown>,
  refuse: Refuse,
): void {
  const { volumeMounts, volumeDevices, securityContext } = content;
  const devices = listIn(volumeDevices);
  listIn(volumeMounts).forEach((mount, index) => {
    const { subPath, subPathExpr, mountPropagation, recursiveReadOnly, readOnly } = objectIn(mount);
    if (isGiven(subPath) && isGiven(subPathExpr)) {
      refuse(
        'mount',
        pointer,
        ['volumeMounts', index, 'subPathExpr'],
        'A mount takes a subPath or a subPathExpr, not both.',
      );
    }
    if (mountPropagation === 'Bidirectional' && objectIn(securityContext).privileged !== true) {
      refuse(
        'mount',
        pointer,
        ['volumeMounts', index, 'mountPropagation'],
        `The container "${name}" is not privileged, so nothing that it mounts shows on the node.`,
      );
    }
    if (recursiveReadOnly !== 'IfPossible' && recursiveReadOnly !== 'Enabled') return;
    if (readOnly !== true)
      refuse(
        'mount',
        pointer,
        ['volumeMounts', index, 'recursiveReadOnly'],
        'What is read only further down is read only itself: say `readOnly: true`.',
      );
    else if (isGiven(mountPropagation) && mountPropagation !== 'None')
      refuse(
        'mount',
        pointer,
        ['volumeMounts', index, 'recursiveReadOnly'],
        'What is read only further down propagates no mounts.',
      );
  });
  if (devices.length === 0) return;
  for (const key of ['name', 'devicePath'] as const)
    for (const [value, index] of repeated(devices, (device) => textIn(objectIn(device)[key])))
      refuse(
        'block-device',
        pointer,
        ['volumeDevices', index, key],
        `"${value}" is the ${key} of two devices.`,
      );
  const mounted = new Set(
    listIn(volumeMounts).flatMap((mount) => [objectIn(mount).name, objectIn(mount).mountPath]),
  );
  devices.forEach((device, index) => {
    const { name: volume, devicePath } = objectIn(device);
    for (const [key, value] of [
      ['name', volume],
      ['devicePath', devicePath],
    ] as const)
      if (typeof value === 'string' && mounted.has(value))
        refuse('block-device', pointer, ['volumeDevices', index, key], `"${value}" is mounted already.`);
    const source = typeof volume === 'string' ? volumes.get(volume) : undefined;
    if (!isObject(source) || isGiven(source.persistentVolumeClaim) || isGiven(source.ephemeral)) return;
    refuse(
      'block-device',
      pointer,
      ['volumeDevices', index, 'name'],
      `The volume "${asText(volume)}" is no claim, so it is no device.`,
    );
  });
}
