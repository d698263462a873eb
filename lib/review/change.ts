import type { Location } from '../diagnostics/location';
import type { Hunk } from '../emit/line-diff';
import type { Target } from '../model/target';

/** What applying a change does to something that runs, or is there; worst first. */
export const impacts = [
  'data',
  'recreated',
  'renamed',
  'orphaned',
  'restarted',
  'rolled',
  'scaled',
  'in-place',
  'new',
] as const;
export type Impact = (typeof impacts)[number];

/** What a command can be told to fail on. */
export const alarms = [...impacts, 'widened'] as const;
export type Alarm = (typeof alarms)[number];

/** An impact, and the reason for it. */
export interface Effect {
  readonly impact: Impact;
  /** A sentence without its first capital: `one more pod at a time, none missing`. */
  readonly because?: string;
  /** What somebody has to run for it. */
  readonly command?: string;
}

/** One place that differs. */
export interface FieldChange {
  /** `spec.template.spec.containers[web].image`; the name of a file. */
  readonly path: string;
  /** Where that is in the newer object, as a JSON pointer; missing where nothing is left of it, and of a file. */
  readonly pointer?: string;
  /** As text; cut, and without secrets. Missing where there was nothing. */
  readonly before?: string;
  readonly after?: string;
  /** Of a text of several lines, the lines that differ. */
  readonly hunks?: readonly Hunk[];
  /** The object that has caused it, by its label: another name of its content. */
  readonly follows?: string;
  /** The line that it was lowered from. */
  readonly location?: Location;
}

/** Something about access or privileges. */
export interface SecurityChange {
  readonly verdict: 'widened' | 'narrowed' | 'changed';
  /** A sentence: `runs as root`. */
  readonly message: string;
  readonly location?: Location;
}

export interface ObjectChange {
  readonly target: Target;
  /** `Deployment/web`, `services.web`, or the path of a file. */
  readonly object: string;
  readonly namespace?: string;
  /** Of several environments or apps in one output, the folder of the one that it is of. */
  readonly part?: string;
  /** Relative to the output; of the newer one, where it is in it. */
  readonly file: string;
  /** What it was called before. */
  readonly renamedFrom?: string;
  /** The path of the construct that it comes from; missing where nobody knows: it is gone. */
  readonly construct?: string;
  /** Where that was made. */
  readonly location?: Location;
  /** The worst first; at least one. */
  readonly effects: readonly Effect[];
  readonly fields: readonly FieldChange[];
  readonly security: readonly SecurityChange[];
}

/** What one construct, or what is gone, has to do with. */
export interface ChangeGroup {
  /** `shop/web`, or a name where nobody knows the construct. */
  readonly title: string;
  /** What was typed: `WebApp`. */
  readonly construct?: string;
  readonly location?: Location;
  readonly objects: readonly ObjectChange[];
}

export interface Diff {
  /** What was compared with: `main (3f2a1bc)`, a folder. */
  readonly base: string;
  /** `Kubernetes: 3 workloads roll, 1 is recreated. Compose: 2 services restart.` */
  readonly summary: string;
  readonly groups: readonly ChangeGroup[];
  readonly unchanged: number;
}
