import type { Location } from '../diagnostics/location';
import type { FileData } from '../model/file-data';
import type { JsonObject } from '../model/json';
import type { Target } from '../model/target';

/** Something that is compared: an object of Kubernetes, a service or another part of a Compose file, or a file. */
export interface Subject {
  readonly target: Target;
  /** Relative to the output. */
  readonly file: string;
  /** The group of a Kubernetes object; empty for its core, and on other targets. */
  readonly group: string;
  /** `Deployment`; `services`, `volumes`; `file`. */
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** What comes before a target's own folder: of several environments or apps, whose it is. */
  readonly project?: string;
  readonly object: JsonObject;
  /** Of a file, what it holds. */
  readonly content?: FileData;
  /** Where it comes from, of what the app makes now. */
  readonly source?: Source;
}

/** What is known of what the app makes. */
export interface Source {
  readonly construct: string;
  readonly path: string;
  /** The place of a property, by a JSON pointer; of the construct, by an empty one. */
  locate(pointer: string): Location | undefined;
}

/** What it is found by in another output. */
export function identityOf({ target, group, kind, namespace = '', name, project = '' }: Subject): string {
  return [target, project, group, kind, namespace, name].join('\0');
}

/** As people call it: `Deployment/web`, `services.web`. */
export function labelOf({ target, kind, name }: Subject): string {
  if (kind === 'file') return name;
  if (target === 'kubernetes') return `${kind}/${name}`;
  return name === '' ? kind : `${kind}.${name}`;
}
