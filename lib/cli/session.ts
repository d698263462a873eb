import type { SynthRequest, SynthResult } from '../constructs/run/synth-request';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Watcher } from '../passes/watcher';

/** The part of the library's registry that the command line sees; apps are whatever the library keeps there. */
export interface Session {
  readonly apps: ReadonlySet<object>;
  readonly commandLine: true;
  /** Those that are asked for. Default: all of them. */
  readonly environments?: readonly string[];
  /** Shows on the terminal what is being done. */
  readonly step?: (text: string) => void;
  /** Told of what is made. */
  readonly watcher?: Watcher;
  synthesize?: (options: SynthRequest) => SynthResult;
  /** What was found while the apps were made, for a program that did not come to its end. */
  found?: () => readonly Diagnostic[];
  /** The rule of somebody's own that was looking when a synthesis was stopped. */
  unended?: () => readonly Diagnostic[];
  /** Set while a synthesis writes: takes back what it has begun, for one that was stopped in the midst of it. */
  abandon?: () => void;
}

const key = Symbol.for('lading.apps');

/** Says that a command line is listening; to be called before the program is loaded. */
export function openSession({
  environments,
  step,
  watcher,
}: Pick<Session, 'environments' | 'step' | 'watcher'>): Session {
  const session: Session = { apps: new Set(), commandLine: true, environments, step, watcher };
  Reflect.set(globalThis, key, session);
  return session;
}
