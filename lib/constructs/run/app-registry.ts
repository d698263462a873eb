import type { IConstruct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Finding } from '../../diagnostics/finding';
import { locate } from '../../diagnostics/location';
import type { Watcher } from '../../passes/watcher';
import type { SynthRequest, SynthResult } from './synth-request';

/** How a command line gets hold of the apps that a program makes, whichever copy of this package makes them. */
export interface AppRegistry {
  /** Roots in the order in which they were made; filled only while a command line is listening. */
  readonly apps: Set<IConstruct>;
  /** A command line synthesizes at the end: until then `app.synth()` only hands the app over. */
  commandLine: boolean;
  /** The environments that the command line asks for. Default: all of them. */
  readonly environments?: readonly string[];
  /** Whose turn it is: what is made now belongs to it. */
  environment?: string;
  /** What was found where no app was at hand: told with whatever the next one finds. */
  pending?: Finding[];
  /** Shows on the terminal what is being done. */
  readonly step?: (text: string) => void;
  /** Told of what is made, by a command line that compares or draws it. */
  readonly watcher?: Watcher;
  /** Set by the copy that is loaded: the command line is a program of its own, and knows no constructs. */
  synthesize?: (options: SynthRequest) => SynthResult;
  /** Set with it: what was found while the apps were made, for a program that did not come to its end. */
  found?: () => readonly Diagnostic[];
  /** Set with it: the rule of somebody's own that was looking when a synthesis was stopped. */
  unended?: () => readonly Diagnostic[];
  /** Takes back what a synthesis has begun to write, for the command line that had to stop it in the midst of it. */
  abandon?: () => void;
}

const key = Symbol.for('lading.apps');

export function appRegistry(): AppRegistry {
  const existing: unknown = Reflect.get(globalThis, key);
  if (isRegistry(existing)) return existing;
  const created: AppRegistry = { apps: new Set(), commandLine: false };
  Reflect.set(globalThis, key, created);
  return created;
}

/** Tells a finding with whatever the next app finds; the same one is told once. */
export function tellWithNextApp(finding: Finding): void {
  const registry = appRegistry();
  registry.pending ??= [];
  if (!registry.pending.some((known) => isSame(known, finding))) registry.pending.push(finding);
}

function isSame(one: Finding, other: Finding): boolean {
  const place = ({ origin: { site } }: Finding) => JSON.stringify(locate(site));
  return one.message === other.message && place(one) === place(other);
}

/** What waits to be told; nothing waits afterwards. */
export function takePending(): readonly Finding[] {
  const registry = appRegistry();
  const { pending = [] } = registry;
  registry.pending = undefined;
  return pending;
}

/** Remembers a root for the command line; without one nothing is kept, so that apps of a test can be forgotten. */
export function registerApp(root: IConstruct): void {
  const { apps, commandLine } = appRegistry();
  if (commandLine) apps.add(root);
}

function isRegistry(value: unknown): value is AppRegistry {
  return typeof value === 'object' && value !== null && 'apps' in value && 'commandLine' in value;
}
