import type { Build } from '../../model/build';
import type { BuildProps } from '../props/build';
import { texts } from './probe';
import type { Stated } from './stated';

export function buildBuild(props: string | BuildProps | undefined): Build | undefined {
  if (props === undefined) return undefined;
  if (typeof props === 'string') return { context: props };
  return {
    context: props.context,
    dockerfile: props.dockerfile,
    target: props.target,
    args: props.args && texts(props.args),
    secrets: props.secrets,
    ssh: props.ssh,
    platforms: props.platforms,
    cacheFrom: props.cacheFrom,
    cacheTo: props.cacheTo,
    additionalContexts: props.additionalContexts,
  } satisfies Stated<Build, BuildProps>;
}
