import { type HostPathType, hostPathTypes, mountPathOf } from '../../model/volume';
import { like, values } from './domain';
import { asAbsolute } from './guess';
import { object, required } from './shape';
import { anything, boolean, either, isString, list, matching, oneOf, otherwise } from './shapes';
import { volumeName } from './some-text';

/** A folder or a file of the machine that a container runs on; `hostPath()` makes it. */
export interface HostPathProps {
  readonly type: 'hostPath';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** An absolute path there, without `..`. */
  readonly path: string;
  /** What has to be there, in the words of Kubernetes: the container does not start without it. Default: nobody looks. */
  readonly pathType?: HostPathType;
}

/** What workloads may mount of their host: a path and all below it, to read and to write, or to read alone. */
export type AllowedHostPath = string | { readonly path: string; readonly readOnly?: boolean };

const path = matching(
  "an absolute path without '..', such as '/var/log'",
  (value) => value.startsWith('/') && !value.split('/').includes('..') && !/[\0\r\n]/.test(value),
  values(['/var/log', '/run/acme.sock'], ['/', '/a b', '/$X', '/${X}', '//a', '/a/./b', '/é', '/a:b']),
  asAbsolute,
);

export const hostPathShape = object<HostPathProps>(
  { type: anything, name: volumeName, path: required(path), pathType: oneOf(hostPathTypes) },
  'hostPath(…)',
);

export const allowedHostPaths = list(
  either(
    { when: isString, shape: like(path, ['/', '/var/log']) },
    {
      when: otherwise,
      shape: object<Exclude<AllowedHostPath, string>>({ path: required(path), readOnly: boolean }),
    },
  ),
);

/** Whether one of those lets a workload mount a path. */
export function allowsHostPath(
  allowed: readonly AllowedHostPath[],
  path: string,
  { readOnly }: { readonly readOnly: boolean },
): boolean {
  return allowed.some((each) => {
    const { path: said, readOnly: alone = false } = typeof each === 'string' ? { path: each } : each;
    if (alone && !readOnly) return false;
    const above = mountPathOf(said);
    return path === above || path.startsWith(above === '/' ? above : `${above}/`);
  });
}
