import type { IConstruct } from 'constructs';
import type { ComposeProps, KubernetesProps } from '../props/app';

/** What an app of ours states about itself; a plain cdk8s App states nothing. */
export interface AppSettings {
  readonly name?: string;
  readonly projectFolder?: string;
  readonly kubernetes: KubernetesProps;
  readonly compose: ComposeProps;
}

const settings = new WeakMap<IConstruct, AppSettings>();
const unstated: AppSettings = { kubernetes: {}, compose: {} };

export function rememberSettings(app: IConstruct, stated: AppSettings): void {
  settings.set(app, stated);
}

export function settingsOf(app: IConstruct): AppSettings {
  return settings.get(app) ?? unstated;
}
