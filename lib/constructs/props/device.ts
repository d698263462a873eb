import { isQualifiedName } from '../../model/qualified-name';
import { values } from './domain';
import { object, required, type Shape, whole } from './shape';
import { either, isString, list, matching, otherwise } from './shapes';

/** A device of the machine below. */
export interface DeviceProps {
  /** Its path on the machine: `/dev/ttyUSB0`. */
  readonly source: string;
  /** Its path in the container. Default: the same. */
  readonly target?: string;
  /** What the container may do with it: of `r`, `w` and `m`, read, write, make. Default: `rwm`. */
  readonly permissions?: string;
  /**
   * What a device plugin of the cluster offers it as: `acme.dev/scanner`. Without it Kubernetes leaves the device out, with
   * a warning, for a pod gets none by its path.
   */
  readonly resource?: string;
}

const path = matching(
  "a path on the machine, such as '/dev/ttyUSB0'",
  (value) => value.startsWith('/') && !value.includes(':'),
  values(['/dev/ttyUSB0', '/dev/snd'], ['/dev/a b', '/dev/$X', '/dev/é']),
);

const short = /^\/[^:]*(?::\/[^:]*)?(?::[rwm]{1,3})?$/;

const device = either(
  {
    when: isString,
    shape: matching(
      "a device, such as '/dev/ttyUSB0' or '/dev/ttyUSB0:/dev/tty0:rw'",
      (value) => short.test(value),
      values(['/dev/ttyUSB0', '/dev/snd:/dev/sound:rw'], ['/dev/x:r', '/dev/$X', '/dev/a b']),
    ),
  },
  {
    when: otherwise,
    shape: object<DeviceProps>({
      source: required(path),
      target: path,
      permissions: matching(
        "letters of 'rwm'",
        (value) => /^[rwm]{1,3}$/.test(value),
        values(['rwm', 'r'], ['mwr']),
      ),
      resource: matching(
        "a resource with a domain, such as 'acme.dev/scanner'",
        isExtendedResource,
        values(['acme.dev/scanner', 'squat.ai/video'], [`acme.dev/${'a'.repeat(63)}`, 'a/b']),
      ),
    }),
  },
);

/** What Kubernetes lets others than itself count: it prefixes the name with `requests.` for quotas, so that this has to fit. */
function isExtendedResource(name: string): boolean {
  const [domain = '', local] = name.split('/');
  if (local === undefined || /(?:^|\.)kubernetes\.io$/.test(domain) || domain.startsWith('requests.'))
    return false;
  return isQualifiedName(name) && isQualifiedName(`requests.${name}`);
}

export const devices: Shape = list(whole(device));
