import type { JsonObject } from '../../model/json';
import { check } from '../schema/custom/check';
import { readStructural } from '../schema/custom/read-structural';
import type { RawProblem } from '../schema/raw-problem';
import type { SchemaTell } from './schema-tell';

/** A default is a value that its own schema takes. */
export function checkDefault(schema: JsonObject, tell: SchemaTell): void {
  const problems: RawProblem[] = [];
  check(schema.default, readStructural(schema, []), { path: '', shared: [], strict: true, problems });
  if (!problems.some(isLookedAt)) return;
  tell(['default'], 'The default is not one of the values that the schema takes.');
}

/** Nobody looks whether a default stands twice in a set, or is a number or text where it may be either. */
function isLookedAt({ keyword, params }: RawProblem): boolean {
  return keyword !== 'uniqueItems' && !(keyword === 'type' && Array.isArray(params.type));
}
