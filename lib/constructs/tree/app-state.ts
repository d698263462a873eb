import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import { registerApp } from '../run/app-registry';

/** What an app remembers about its own making: findings so far, and how often the model has changed. */
export interface AppState {
  readonly findings: Finding[];
  /** Grows with every change, so that what was derived from an older model is dropped. */
  version: number;
}

const states = new WeakMap<IConstruct, AppState>();

export function appStateOf(construct: IConstruct): AppState {
  const root = construct.node.root;
  const known = states.get(root);
  if (known !== undefined) return known;
  const created: AppState = { findings: [], version: 0 };
  states.set(root, created);
  registerApp(root);
  return created;
}

/** Says that the model has changed. */
export function touch(construct: IConstruct): void {
  appStateOf(construct).version += 1;
}
