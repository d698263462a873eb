import type { Affected } from '../diagnostics/finding';
import { pointerTo } from '../diagnostics/json-pointer';
import type { Origin } from '../diagnostics/origin';
import type { JsonObject } from '../model/json';

/** A final service of the Compose file. */
export interface ComposeServiceObject {
  readonly name: string;
  readonly content: JsonObject;
  readonly origin: Origin;
}

/** A place within a service. */
export function placeInService(
  { name }: Pick<ComposeServiceObject, 'name'>,
  ...steps: readonly (string | number)[]
): Affected {
  return { target: 'compose', object: `services.${name}`, pointer: pointerTo('', ...steps) };
}

/** A place in the rest of the file: `placeInFile('networks', 'front')`. */
export function placeInFile(...steps: readonly (string | number)[]): Affected {
  return { target: 'compose', object: 'compose.yaml', pointer: pointerTo('', ...steps) };
}
