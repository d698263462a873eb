import type { Reference } from '../model/reference';
import { variableName } from '../model/variable-name';
import type { Dialect } from './dialect';
import { type Escaped, escapeDollars, requiredVariable, variableOr } from './escaped';
import type { Place } from './place';
import { type Owner, ownerOf } from './reserved-variables';
import type { Variable } from './variable';

/** What a variable means that the app itself names. */
export const plainVariable = 'a variable';

type DeployTime = Extract<Reference, { kind: 'secret' | 'config' | 'variable' }>;

/** The variable that a reference reads. */
export function variableFor(reference: DeployTime, { project }: Place): Variable {
  if (reference.kind === 'variable') {
    return { name: reference.name, meaning: plainVariable, default: reference.default };
  }
  const source = reference.kind === 'secret' ? project.dialect.sourceOf(reference.sources) : undefined;
  const development = source?.development;
  if (source?.variable !== undefined) return { name: source.variable, development };
  const meaning = `the ${reference.kind} ${reference.name}/${reference.key}`;
  return { name: variableName(reference.name, reference.key), meaning, development };
}

/** Prints a variable for Docker to fill in, and remembers who uses it. */
export function useVariable(variable: Variable, place: Place): Escaped {
  const { name } = variable;
  if (!isName(name, place)) return escapeDollars('');
  needVariable(variable, place);
  if (isRequired(variable, place.project.dialect))
    return requiredVariable(name, `set ${name} ${place.project.dialect.setVariables}`);
  return variableOr(name, variable.default ?? '');
}

/** Docker counts braces in a default and knows no escape for them, so such a default is for people to set. */
export function isRequired({ default: fallback }: Variable, { escapesDefaults }: Dialect): boolean {
  return fallback === undefined || (escapesDefaults ? /[{}\r\n]/ : /[{}$\r\n]/).test(fallback);
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

/** Remembers who uses a variable, for those who fill it in. */
export function needVariable(variable: Variable, place: Place): void {
  const { project, origin, property, service } = place;
  const { name, meaning, development } = variable;
  const known = project.variables.get(name);
  if (known === undefined) {
    project.variables.set(name, { ...variable, users: new Set([service]) });
    const owner = ownerOf(name);
    if (owner !== undefined) reportReserved(variable, owner, place);
    return;
  }
  known.users.add(service);
  if (development !== undefined && development !== (known.development ?? development))
    reportDevelopment(name, place);
  known.development ??= development;
  if (meaning === undefined || known.meaning === undefined || meaning === known.meaning) return;
  project.prepared.report({
    code: 'name/duplicate',
    message: `On ${project.dialect.label} ${known.meaning} and ${meaning} would both be read from the variable "${name}".`,
    origin,
    property,
    consequence: 'One of the two would get the value of the other.',
    fix: ownVariable(place),
  });
}

function reportDevelopment(name: string, { project, origin, property }: Place): void {
  project.prepared.report({
    code: 'name/duplicate',
    message: `The variable "${name}" has two values for development.`,
    origin,
    property,
    consequence: '`.env.example` would have one of them.',
    fix: 'Say it where the secret is used first, and nowhere else.',
  });
}

/** What a variable means that the app names for a secret. */
const givenForSecret = 'a secret';

/** Whoever names a variable may mean the one that is there; a name that we have made of others is never meant. */
function reportReserved({ name, meaning = givenForSecret }: Variable, owner: Owner, place: Place): void {
  const { project, origin, property } = place;
  const isGiven = meaning === plainVariable || meaning === givenForSecret;
  project.prepared.report({
    code: 'variable/reserved',
    ...(!isGiven && { severity: 'error' as const }),
    message: `On ${project.dialect.label} ${meaning} is read from "${name}", ${owns[owner]}.`,
    origin,
    property,
    consequence: follows[owner],
    fix: fixFor(meaning, place),
  });
}

function fixFor(meaning: string, place: Place): string {
  if (meaning.startsWith('the secret ')) return ownVariable(place);
  return meaning.startsWith('the config ')
    ? 'Choose another name or key for it.'
    : 'Choose another name, unless that very variable is meant.';
}

const owns = {
  docker: 'which tells docker what to do',
  shell: 'which the shell has a value for on most machines',
} satisfies Record<Owner, string>;

const follows = {
  docker: 'Whoever fills it in changes how docker itself works.',
  shell: 'That value goes before the one in `.env`, and before a default.',
} satisfies Record<Owner, string>;

function ownVariable({ project }: Place): string {
  return `Give the secret a variable of its own: \`sources: { ${project.dialect.target}: { variable: … } }\`.`;
}
