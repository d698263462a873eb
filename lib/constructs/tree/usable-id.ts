import type { Construct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import { captureSite } from '../../diagnostics/location';
import { synthesisError } from '../../diagnostics/synthesis-error';

/**
 * The id, unless it is one of the few that every object has by birth: the library constructs takes those for taken, and
 * would speak of another construct that nobody has made.
 *
 * @throws SynthesisError `name/invalid`.
 */
export function usableId(scope: Construct, id: string, from: new (...args: never[]) => unknown): string {
  if (typeof id !== 'string' || !(id in Object.prototype)) return id;
  throw synthesisError(
    diagnose([
      {
        code: 'name/invalid',
        message: `"${id}" cannot be the id of a construct: JavaScript has a meaning of its own for it.`,
        origin: { path: scope.node.path, construct: from.name, site: captureSite(from), suppressions: [] },
        fix: `Choose another id, and give it the name: \`new ${from.name}(…, '${id}-app', { name: '${id}', … })\`.`,
      },
    ]),
  );
}
