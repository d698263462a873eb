import type { Device } from '../../model/device';
import { mapList } from '../../model/map-list';
import type { DeviceProps } from '../props/device';
import type { Stated } from './stated';

export function buildDevices(given: readonly (string | DeviceProps)[]): readonly Device[] {
  return mapList(given, (each) => {
    const {
      source,
      target = source,
      permissions = 'rwm',
      resource,
    } = typeof each === 'string' ? parse(each) : each;
    return { source, target, permissions, resource } satisfies Stated<Device, DeviceProps>;
  });
}

/** Docker's short form: `<source>:<target>:<permissions>`, of which the last two may be missing. */
function parse(text: string): DeviceProps {
  const [source = '', second, third] = text.split(':');
  return second === undefined || second.startsWith('/')
    ? { source, target: second, permissions: third }
    : { source, permissions: second };
}
