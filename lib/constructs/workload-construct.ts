import { Construct } from 'constructs';
import type { PropertyPath } from '../diagnostics/property-path';
import type { Callable, Startable } from './props/constructs';
import type { ContainerProps } from './props/container';
import type { EnvValue } from './props/env';
import type { AskProps } from './props/http-request';
import type { MountProps, VolumeProps } from './props/volume';
import { knowsItsSite } from './tree/foreign-sites';
import { lostText } from './tree/lost-text';
import { addToWorkload, type WorkloadChanges } from './tree/mutators';

/** What can be added to a workload after it was made, until synthesis begins. The first container is meant. */
export abstract class WorkloadConstruct extends Construct {
  static {
    Object.defineProperty(WorkloadConstruct.prototype, knowsItsSite, { value: true });
  }

  /** @internal */
  public abstract readonly changes: WorkloadChanges;

  /** Of no use in a text, where one of its parts is meant, such as `host`: `value/lost` tells where it ends up. */
  public override toString(): string {
    return lostText(this);
  }

  /** Sets an environment variable, as `env` does. */
  public addEnv(name: string, value: EnvValue): this {
    this.each(['env', name], (changes) => addToWorkload.env(changes, name, value));
    return this;
  }

  /** Mounts a volume at a path, as `volumes` does. */
  public addVolume(path: string, volume: VolumeProps | MountProps): this {
    this.each(['volumes', path], (changes) => addToWorkload.volume(changes, path, volume));
    return this;
  }

  /** Sets a label of the workload and its pods; selectors never change. */
  public addLabel(key: string, value: string): this {
    this.each(['labels', key], (changes) => addToWorkload.label(changes, key, value));
    return this;
  }

  /** Sets an annotation of the workload and its pods. */
  public addAnnotation(key: string, value: string): this {
    this.each(['annotations', key], (changes) => addToWorkload.annotation(changes, key, value));
    return this;
  }

  /** Says that this workload talks to others, beyond the references in its values. */
  public addCall(...endpoints: Callable[]): this {
    this.each(['calls'], (changes) => addToWorkload.call(changes, endpoints));
    return this;
  }

  /**
   * Says that this workload talks to another one, and what alone it asks there: `web.calls(api, { http: [{ methods:
   * ['GET'], path: '/items' }] })`. Once somebody says it, a reference to that port allows nothing more. A ServiceMesh keeps
   * it to that, or says that it cannot, `mesh/wider`. Without requests: anything.
   */
  public calls(to: Callable, what: AskProps = {}): this {
    this.each(['calls'], (changes) => addToWorkload.ask(changes, to, what));
    return this;
  }

  /** Runs before the containers start, after the init containers that are there already. */
  public addInitContainer(props: ContainerProps): this {
    this.each(['initContainers'], (changes) => addToWorkload.initContainer(changes, props));
    return this;
  }

  /** Runs beside the containers, and starts before them. */
  public addSidecar(props: ContainerProps): this {
    this.each(['sidecars'], (changes) => addToWorkload.sidecar(changes, props));
    return this;
  }

  /** Starts this workload when those are healthy; what is outside of the app, when it takes connections. */
  public startAfter(...others: Startable[]): this {
    this.each(['startAfter'], (changes) => addToWorkload.startAfter(changes, others));
    return this;
  }

  /** The common value changes: where a block for one target says the same, that stays. */
  private each(property: PropertyPath, add: (changes: WorkloadChanges) => void): void {
    for (const changes of [this.changes, ...this.changes.others]) if (!changes.says(property)) add(changes);
  }
}
