import type { IConstruct } from 'constructs';
import type { PolicyLayer } from '../../model/policy';
import type { Target } from '../../model/target';
import type { ComposeProps, KubernetesProps, SwarmProps } from '../props/app';

/** What an app of ours states about itself; a plain cdk8s App states nothing. */
export interface AppSettings {
  readonly name?: string;
  /** The one of its environments that it is for, where it has any. */
  readonly environment?: string;
  readonly projectFolder?: string;
  readonly targets?: readonly Target[];
  readonly kubernetes: KubernetesProps;
  readonly compose: ComposeProps;
  readonly swarm: SwarmProps;
  readonly policy?: PolicyLayer;
}

const key = Symbol.for('lading.settings');
type Stating = IConstruct & { [key]?: AppSettings };
const unstated: AppSettings = { kubernetes: {}, compose: {}, swarm: {} };

export function rememberSettings(app: Stating, stated: AppSettings): void {
  app[key] = stated;
}

export function settingsOf(app: Stating): AppSettings {
  return app[key] ?? unstated;
}
