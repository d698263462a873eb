import type { Construct } from 'constructs';
import { followConfig, lowerConfigMap, nameByContent } from '../kubernetes/config-map';
import { lowerDeployment } from '../kubernetes/deployment';
import { lowerAutoscaler, needsAutoscaler } from '../kubernetes/horizontal-pod-autoscaler';
import { lowerDisruptionBudget, needsDisruptionBudget } from '../kubernetes/pod-disruption-budget';
import { lowerServiceAccount } from '../kubernetes/service-account';
import type { ConfigVolume, Volume } from '../model/volume';
import type { Workload } from '../model/workload';
import { complete } from '../passes/defaults';
import type { Prepared } from '../passes/prepare';
import { type DeploymentProps, deploymentShape } from './props/deployment';
import type { WorkloadPatches } from './props/workload';
import { buildWorkload } from './to-model/workload';
import { KubernetesObject } from './tree/kubernetes-object';
import { type ConstructModel, modelKey } from './tree/model-of';
import { contribute } from './tree/model-parts';
import type { WorkloadChanges } from './tree/mutators';
import { beginPart } from './tree/part';
import { WorkloadConstruct } from './workload-construct';

/** Where the user writes the patch of each object. */
const patchAt = {
  serviceAccount: ['patch', 'serviceAccount'],
  deployment: ['patch', 'deployment'],
  horizontalPodAutoscaler: ['patch', 'horizontalPodAutoscaler'],
  podDisruptionBudget: ['patch', 'podDisruptionBudget'],
} as const satisfies { readonly [K in keyof Omit<WorkloadPatches, 'compose'>]: readonly ['patch', K] };

/** Containers that run all the time, in one or more replicas, replaced step by step when they change. */
export class Deployment extends WorkloadConstruct {
  /** @internal */
  public readonly model: Workload;
  /** @internal */
  public readonly changes: WorkloadChanges;
  private readonly patches: WorkloadPatches;
  private configs: Map<ConfigVolume, KubernetesObject> | undefined;

  public constructor(scope: Construct, id: string, given: DeploymentProps) {
    super(scope, id);
    const part = beginPart(this, Deployment, given, deploymentShape);
    const { model, volumes, defaults } = buildWorkload(this, part);
    this.model = model;
    contribute(this, model);
    this.patches = part.props.patch ?? {};
    this.changes = {
      construct: this,
      model,
      volumes,
      defaults,
      onVolume: (volume) => this.writeConfig(volume),
    };
    if (model.targets.includes('kubernetes')) this.writeObjects();
  }

  /** @internal */
  public get [modelKey](): ConstructModel {
    return { is: 'Deployment', workload: this.model };
  }

  private writeObjects(): void {
    const { model, patches } = this;
    const { name, origin } = model;
    if (model.identity.create) {
      new KubernetesObject(this, 'ServiceAccount', {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        name: model.identity.name,
        origin,
        lower: () => lowerServiceAccount(model),
        patch: patches.serviceAccount,
        patchProperty: patchAt.serviceAccount,
      });
    }
    for (const volume of model.volumes) this.writeConfig(volume);
    this.node.defaultChild = new KubernetesObject(this, 'Deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name,
      origin,
      lower: (prepared) => this.lower(prepared),
      patch: patches.deployment,
      patchProperty: patchAt.deployment,
    });
    if (needsAutoscaler(model)) {
      new KubernetesObject(this, 'HorizontalPodAutoscaler', {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        name,
        origin,
        lower: () => lowerAutoscaler(model),
        patch: patches.horizontalPodAutoscaler,
        patchProperty: patchAt.horizontalPodAutoscaler,
      });
    }
    if (needsDisruptionBudget(model)) {
      new KubernetesObject(this, 'PodDisruptionBudget', {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        name,
        origin,
        lower: () => lowerDisruptionBudget(model),
        patch: patches.podDisruptionBudget,
        patchProperty: patchAt.podDisruptionBudget,
      });
    }
  }

  private lower(prepared: Prepared): object {
    const lowered = lowerDeployment(complete(this.model), prepared);
    for (const [volume, config] of this.configs ?? []) {
      if (!config.patched) continue;
      const before = lowerConfigMap(volume, this.model, prepared);
      followConfig(lowered, volume, before, produceIfPossible(config, prepared));
    }
    return lowered;
  }

  private writeConfig(volume: Volume): void {
    if (volume.type !== 'config' || !this.model.targets.includes('kubernetes')) return;
    const config = new KubernetesObject(this, `ConfigMap-${volume.name}`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: volume.configName,
      origin: this.model.origin,
      lower: (prepared) => lowerConfigMap(volume, this.model, prepared),
      afterPatches: (patched, prepared) =>
        nameByContent(patched, volume, lowerConfigMap(volume, this.model, prepared)),
    });
    this.configs ??= new Map();
    this.configs.set(volume, config);
  }
}

/** A patch that does not apply is told of where the object itself is made. */
function produceIfPossible(object: KubernetesObject, prepared: Prepared): unknown {
  try {
    return object.produce(prepared);
  } catch {
    return undefined;
  }
}
