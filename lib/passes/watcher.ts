import type { Finding } from '../diagnostics/finding';
import type { PropertyPath } from '../diagnostics/property-path';
import type { AppModel } from '../model/app';
import type { Target } from '../model/target';
import type { Prepared } from './prepare';
import type { BytesPiece, ObjectPiece } from './target-room';

/** Is told of what a synthesis makes, while it makes it: for what compares or draws an app. */
export interface Watcher {
  /** First of all, with the folder of the whole output; absolute. */
  begin?(out: string): void;
  /** Before anything is lowered. */
  app?(app: AppModel, prepared: Prepared): void;
  object(made: MadeObject): void;
  /** A file that is no object, and its path within the output. */
  bytes(piece: BytesPiece, target: Target, file: string): void;
  /** When all has been seen: what was found, with what the watcher has to say of it and beside it. */
  complete?(findings: readonly Finding[]): readonly Finding[];
}

/** A final object that has been printed. */
export interface MadeObject {
  readonly piece: ObjectPiece;
  readonly target: Target;
  /** Its file, relative to the output. */
  readonly file: string;
  /** How it stands in its file, without what its neighbours decide. */
  readonly text: string;
  /** What stands between it and what is before it there. */
  readonly lead: string;
  /** The property that a place in it was lowered from, by a JSON pointer; nothing where it cannot be told. */
  propertyAt(pointer: string): PropertyPath | undefined;
}
