import { Construct } from 'constructs';
import type { ContainerProps } from './container';
import { addToWorkload, type WorkloadChanges } from './mutators';
import type { TextValue } from './text';
import type { MountProps, VolumeProps } from './volume';
import type { Callable, Startable } from './workload';

/** What can be added to a workload after it was made, until synthesis begins. The first container is meant. */
export abstract class WorkloadConstruct extends Construct {
  /** @internal */
  public abstract readonly changes: WorkloadChanges;

  public addEnv(name: string, value: TextValue): this {
    addToWorkload.env(this.changes, name, value);
    return this;
  }

  public addVolume(path: string, volume: VolumeProps | MountProps): this {
    addToWorkload.volume(this.changes, path, volume);
    return this;
  }

  public addLabel(key: string, value: string): this {
    addToWorkload.label(this.changes, key, value);
    return this;
  }

  public addAnnotation(key: string, value: string): this {
    addToWorkload.annotation(this.changes, key, value);
    return this;
  }

  /** Says that this workload talks to others, beyond the references in its values. */
  public addCall(...endpoints: Callable[]): this {
    addToWorkload.call(this.changes, endpoints);
    return this;
  }

  public addInitContainer(props: ContainerProps): this {
    addToWorkload.initContainer(this.changes, props);
    return this;
  }

  public addSidecar(props: ContainerProps): this {
    addToWorkload.sidecar(this.changes, props);
    return this;
  }

  /** Starts this workload when those are healthy. */
  public startAfter(...workloads: Startable[]): this {
    addToWorkload.startAfter(this.changes, workloads);
    return this;
  }
}
