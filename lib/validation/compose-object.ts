import type { Affected } from '../diagnostics/finding';
import { pointerTo } from '../diagnostics/json-pointer';
import type { JsonObject } from '../model/json';
import type { Source } from './source';

/** A final service of a Compose file, or of a stack. */
export interface ComposeServiceObject {
  readonly name: string;
  readonly content: JsonObject;
  readonly source: Source;
}

/** A final Compose file, or a stack, without its services. */
export interface ComposeFileObject {
  readonly content: JsonObject;
  readonly source: Source;
}

/** A place within a service. */
export function placeInService(
  { name, source: { target, file } }: Pick<ComposeServiceObject, 'name' | 'source'>,
  ...steps: readonly (string | number)[]
): Affected {
  return { target, object: `services.${name}`, pointer: pointerTo('', ...steps), file };
}

/** A place in the rest of the file: `placeInFile(file, 'networks', 'front')`. */
export function placeInFile(
  { source: { target, file } }: Pick<ComposeFileObject, 'source'>,
  ...steps: readonly (string | number)[]
): Affected {
  return {
    target,
    object: target === 'swarm' ? 'stack.yaml' : 'compose.yaml',
    pointer: pointerTo('', ...steps),
    file,
  };
}
