import type { Container } from '../model/container';
import type { Text } from '../model/reference';
import { variableName } from '../model/variable-name';
import { escapeDollars } from './expansion';
import type { Place } from './place';
import { type ClusterValue, type Part, resolve } from './reference';

/**
 * The env entries of one container that its other values refer to as `$(NAME)`. Kubernetes sees earlier entries
 * only, so these come first.
 */
export interface Variables {
  readonly env: Container['env'];
  /** Name of the entry → its value, in the order of first use. */
  readonly used: Map<string, ClusterValue>;
  /** Value → the name of its entry. */
  readonly names: Map<string, string>;
  /** Value → the first entry of the user's that is this very value; filled with the first value that looks for one. */
  own?: ReadonlyMap<string, string>;
}

export function startVariables(container: Pick<Container, 'env'>): Variables {
  return { env: container.env, used: new Map(), names: new Map() };
}

/** Prints a text where Kubernetes expands `$(NAME)`; cluster values go through an env entry. */
export function expandingText(text: Text, variables: Variables, place: Place): string {
  return typeof text === 'string' ? escapeDollars(text) : expandingParts(resolve(text, place), variables);
}

export function expandingParts(parts: readonly Part[], variables: Variables): string {
  let printed = '';
  let literal = '';
  for (const part of parts) {
    if (typeof part === 'string') literal += part;
    else {
      printed += `${escapeDollars(literal, true)}$(${nameOf(part, variables)})`;
      literal = '';
    }
  }
  return printed + escapeDollars(literal);
}

function nameOf(value: ClusterValue, variables: Variables): string {
  const { used, names } = variables;
  const id = identity(value);
  const known = names.get(id);
  if (known !== undefined) return known;
  variables.own ??= ownEntries(variables.env);
  const name = variables.own.get(id) ?? newName(value, variables);
  used.set(name, value);
  names.set(id, name);
  return name;
}

/** An entry of the user's that is this very value serves as well as one of ours. */
function ownEntries(env: Container['env']): Map<string, string> {
  const own = new Map<string, string>();
  for (const [name, text] of Object.entries(env)) {
    const only = typeof text !== 'string' && text.length === 1 ? text[0] : undefined;
    if (typeof only !== 'object' || !isClusterValue(only)) continue;
    const id = identity(only);
    if (!own.has(id)) own.set(id, name);
  }
  return own;
}

function isClusterValue(part: { readonly kind: string }): part is ClusterValue {
  return part.kind === 'secret' || part.kind === 'config' || part.kind === 'field';
}

function identity(value: ClusterValue): string {
  return JSON.stringify(value.kind === 'field' ? [value.path] : [value.kind, value.name, value.key]);
}

/** `DB_PASSWORD` for the secret db/password, numbered where the user or another value has that name already. */
function newName(value: ClusterValue, { env, used }: Variables): string {
  const base = value.kind === 'field' ? variableName(value.path) : variableName(value.name, value.key);
  let name = base;
  for (let n = 2; Object.hasOwn(env, name) || used.has(name); n++) name = `${base}_${n}`;
  return name;
}
