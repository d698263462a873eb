import { Construct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import type { Finding } from '../../diagnostics/finding';
import { captureSite } from '../../diagnostics/location';
import type { Origin } from '../../diagnostics/origin';
import { synthesisError } from '../../diagnostics/synthesis-error';
import { plainName } from '../../model/plain-name';
import { show } from '../props/shape';
import { appStateOf } from './app-state';
import { originOf } from './origin';

type Maker = new (...args: never[]) => unknown;

/**
 * The id of a construct that is about to be made. One that cannot be used, for the library constructs would throw at it,
 * is reported, and another takes its place, so that whatever else is wrong is found as well.
 *
 * @throws SynthesisError `app/no-chart`, where there is no tree to stand in.
 */
export function usableId(scope: Construct, id: string, from: Maker): string {
  if (scope === undefined) return id;
  if (!Construct.isConstruct(scope)) throw synthesisError(diagnose([noScope(scope, id, from)]));
  // What comes too late is refused by the library constructs itself.
  if (scope.node.locked) return id;
  const problem = problemOf(scope, id, from);
  if (problem === undefined) return id;
  appStateOf(scope).findings.push({ origin: originAt(scope.node.path, from), ...problem });
  const base = (typeof id === 'string' ? plainName(id) : undefined) ?? from.name.toLowerCase();
  let count = 2;
  while (scope.node.tryFindChild(`${base}-${count}`) !== undefined) count++;
  return `${base}-${count}`;
}

function problemOf(
  scope: Construct,
  id: unknown,
  { name }: Maker,
): Pick<Finding, 'code' | 'message' | 'related' | 'fix'> | undefined {
  const code = 'name/invalid';
  if (typeof id !== 'string') {
    const fix = `The id comes after the scope: \`new ${name}(…, 'web', …)\`.`;
    return { code, message: `The id of this ${name} is ${show(id)}, but has to be a string.`, fix };
  }
  if (id === '') {
    return { code, message: `The id of this ${name} is empty, but has to name it among its neighbours.` };
  }
  if (id in Object.prototype) {
    const message = `"${id}" cannot be the id of a construct: JavaScript has a meaning of its own for it.`;
    const fix = `Choose another id, and give it the name: \`new ${name}(…, '${id}-app', { name: '${id}', … })\`.`;
    return { code, message, fix };
  }
  const other = scope.node.tryFindChild(id);
  if (other === undefined) return undefined;
  const { construct, path } = originOf(other);
  const message = `Two constructs have the id "${id}" in one place: the ${construct} "${path}" stands there already.`;
  return { code: 'name/duplicate', message, related: [originOf(other)], fix: 'Give one of them another id.' };
}

function noScope(scope: unknown, id: unknown, from: Maker): Finding {
  const { name } = from;
  const [parent, example] = name === 'Chart' ? ['app', 'new App()'] : ['chart', "new Chart(app, 'shop')"];
  return {
    code: 'app/no-chart',
    message: `The ${name} ${show(id)} stands in no ${parent}: its scope is ${show(scope)}.`,
    origin: originAt('', from),
    fix: `Make one, \`const ${parent} = ${example}\`, and give it first: \`new ${name}(${parent}, 'web', …)\`.`,
  };
}

/** What is to be told of a construct that is not made yet. */
function originAt(path: string, from: Maker): Origin {
  return { path, construct: from.name, site: captureSite(from), suppressions: [] };
}
