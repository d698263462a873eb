import type { PropertyPath } from '../../diagnostics/property-path';
import type { JsonObject } from '../../model/json';

/**
 * Why a server refuses a change: it never takes one there, takes one in one direction alone, or keeps something that it has
 * filled in and that does not go with the change, or a definition has a rule about changes. Of an `unknown-rule` only the server
 * can tell whether the change breaks it.
 */
export type UpdateReason =
  | 'immutable'
  | 'only-grows'
  | 'only-shrinks'
  | 'one-way'
  | 'left-over'
  | 'rule'
  | 'unknown-rule';

/**
 * A change of an object that an API server refuses, or may refuse where the reason says so, though it would take either of the
 * two objects by itself.
 */
export interface Update {
  readonly reason: UpdateReason;
  /** JSON pointer into the object as it is to be; what was taken out is not there. */
  readonly pointer: string;
  /** One clear sentence. */
  readonly message: string;
  /** What it costs to delete the object and make it anew, which is the way to have the change all the same. */
  readonly recreate: string;
}

/** Tells of a place of the new object that the change is refused at. */
export type RefuseUpdate = (reason: UpdateReason, steps: PropertyPath, message: string) => void;

/** Compares an object as it stands with what it is to be. */
export type UpdateCheck = (before: JsonObject, after: JsonObject, refuse: RefuseUpdate) => void;
