import type { IConstruct } from 'constructs';
import type { SynthRequest, SynthResult } from './synth-request';

/** How a command line gets hold of the apps that a program makes, whichever copy of this package makes them. */
export interface Registry {
  /** Roots in the order in which they were made; filled only while a command line is listening. */
  readonly apps: Set<IConstruct>;
  /** A command line synthesizes at the end: until then `app.synth()` only hands the app over. */
  commandLine: boolean;
  /** Shows on the terminal what is being done. */
  readonly step?: (text: string) => void;
  /** Set by the copy that is loaded: the command line is a program of its own, and knows no constructs. */
  synthesize?: (options: SynthRequest) => SynthResult;
  /** Takes back what a synthesis has begun to write, for the command line that had to stop it in the midst of it. */
  abandon?: () => void;
}

const key = Symbol.for('lading.apps');

export function appRegistry(): Registry {
  const existing: unknown = Reflect.get(globalThis, key);
  if (isRegistry(existing)) return existing;
  const created: Registry = { apps: new Set(), commandLine: false };
  Reflect.set(globalThis, key, created);
  return created;
}

/** Remembers a root for the command line; without one nothing is kept, so that apps of a test can be forgotten. */
export function registerApp(root: IConstruct): void {
  const { apps, commandLine } = appRegistry();
  if (commandLine) apps.add(root);
}

function isRegistry(value: unknown): value is Registry {
  return typeof value === 'object' && value !== null && 'apps' in value && 'commandLine' in value;
}
