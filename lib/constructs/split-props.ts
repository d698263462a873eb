import type { ContainerProps } from './container';
import type { WorkloadProps } from './workload';

/** All that a container has but its name: a prop that is forgotten below does not compile. */
type SingleContainer = {
  readonly [K in Exclude<keyof Required<ContainerProps>, 'name'>]: ContainerProps[K];
};

export interface SplitProps {
  readonly workload: WorkloadProps;
  readonly container: SingleContainer;
}

/**
 * Tells the props of a construct with one container apart: what is the container's, and what is the workload's. Name
 * and suppressions are the construct's own.
 */
export function splitProps(props: Partial<WorkloadProps & ContainerProps>): SplitProps {
  const {
    name: _name,
    suppress: _suppress,
    image = '',
    build,
    pull,
    command,
    args,
    workingDir,
    ...rest
  } = props;
  const { port, ports, env, volumes, resources, startup, readiness, liveness, ...others } = rest;
  const { healthTool, healthCommand, postStart, preStop, user, writableRoot, ...last } = others;
  const { privileged, addCapabilities, ...workload } = last;
  return {
    workload,
    container: {
      image,
      build,
      pull,
      command,
      args,
      workingDir,
      port,
      ports,
      env,
      volumes,
      resources,
      startup,
      readiness,
      liveness,
      healthTool,
      healthCommand,
      postStart,
      preStop,
      user,
      writableRoot,
      privileged,
      addCapabilities,
    },
  };
}
