import { escapeDollars } from '../docker/escaped';
import type { Device } from '../model/device';
import { mapList } from '../model/map-list';
import type { ComposeServiceDevice } from './api.generated';

export function lowerDevices(devices: readonly Device[]): ComposeServiceDevice[] {
  return mapList(devices, ({ source, target, permissions }) => ({
    source: escapeDollars(source),
    target: escapeDollars(target),
    permissions: escapeDollars(permissions),
  }));
}
