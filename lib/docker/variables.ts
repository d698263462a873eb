import type { Reference } from '../model/reference';
import { variableName } from '../model/variable-name';
import { type Escaped, escapeDollars, requiredVariable, variableOr } from './escaped';
import type { Place } from './place';

/** A variable that Docker puts into the manifest when it reads it. */
export interface Variable {
  readonly name: string;
  /** What it stands for: tells two secrets that come to one name apart; nothing when the user chose the name. */
  readonly meaning?: string;
  /** The value when nobody gives it one. */
  readonly default?: string;
}

/** What `.env.example` tells about a variable. */
export interface VariableEntry extends Variable {
  /** Names of the services that use it. */
  readonly users: Set<string>;
}

export type Variables = Map<string, VariableEntry>;

/** What a variable means that the app itself names. */
export const plainVariable = 'a variable';

type DeployTime = Extract<Reference, { kind: 'secret' | 'config' | 'variable' }>;

/** The variable that a reference reads. */
export function variableFor(reference: DeployTime, { project }: Place): Variable {
  if (reference.kind === 'variable') {
    return { name: reference.name, meaning: plainVariable, default: reference.default };
  }
  const given =
    reference.kind === 'secret' ? project.dialect.sourceOf(reference.sources)?.variable : undefined;
  if (given !== undefined) return { name: given };
  const meaning = `the ${reference.kind} ${reference.name}/${reference.key}`;
  return { name: variableName(reference.name, reference.key), meaning };
}

/** Prints a variable for Docker to fill in, and remembers who uses it. */
export function useVariable(variable: Variable, place: Place): Escaped {
  const { name } = variable;
  if (!isName(name, place)) return escapeDollars('');
  remember(variable, place);
  if (isRequired(variable))
    return requiredVariable(name, `set ${name} ${place.project.dialect.setVariables}`);
  return variableOr(name, variable.default ?? '');
}

/** Docker counts braces in a default and knows no escape for them, so such a default is for people to set. */
export function isRequired({ default: fallback }: Variable): boolean {
  return fallback === undefined || /[{}\r\n]/.test(fallback);
}

function isName(name: string, { project, origin, property }: Place): boolean {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return true;
  project.prepared.report({
    code: 'name/invalid',
    message: `"${name}" cannot be the name of a variable.`,
    origin,
    property,
    fix: 'Use letters, digits and underscores, and begin with no digit.',
  });
  return false;
}

function remember(variable: Variable, place: Place): void {
  const { project, origin, property, service } = place;
  const { name, meaning } = variable;
  const known = project.variables.get(name);
  if (known === undefined) {
    project.variables.set(name, { ...variable, users: new Set([service]) });
    return;
  }
  known.users.add(service);
  if (meaning === undefined || known.meaning === undefined || meaning === known.meaning) return;
  project.prepared.report({
    code: 'name/duplicate',
    message: `On ${project.dialect.label} ${known.meaning} and ${meaning} would both be read from the variable "${name}".`,
    origin,
    property,
    consequence: 'One of the two would get the value of the other.',
    fix: `Give the secret a variable of its own: \`sources: { ${project.dialect.target}: { variable: … } }\`.`,
  });
}
