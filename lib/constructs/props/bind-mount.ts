import { like } from './domain';
import { object, required } from './shape';
import { anything, boolean, nonEmptyString } from './shapes';
import { volumeName } from './some-text';

/** A folder or a file of the project, as it lies there; `bindMount()` makes it. */
export interface BindMountProps {
  readonly type: 'bind';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** Path relative to the project's folder: `./src`. */
  readonly path: string;
  /** It may lie outside of that folder, or be a link that leads out of it. Default: false, an error `file/outside`. */
  readonly outside?: boolean;
  /**
   * On Kubernetes its files, as they are when the app is synthesized, become a ConfigMap, which holds 1 MiB. Default:
   * false, so that the mount is an error there, `volume/bind-mount`.
   */
  readonly asFiles?: boolean;
}

export const bindMountShape = object<BindMountProps>(
  {
    type: anything,
    name: volumeName,
    path: required(
      like(nonEmptyString, ['package.json', './examples/flask'], ['.', 'tools/../package.json']),
    ),
    outside: boolean,
    // No made-up app would be written without it.
    asFiles: {
      ...required(boolean),
      required: false,
      domain: { kind: 'values', usual: [true], edge: [false] },
    },
  },
  'bindMount(…)',
);
