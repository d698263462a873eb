/** The value of a variable; undefined where it has none. */
export type Lookup = (name: string) => string | undefined;

/** A variable without which a file cannot be used, and what the file says then. */
export interface MissingVariable {
  readonly name: string;
  readonly message: string;
}

const start = /^([A-Za-z_]\w*)(:?[-?+])?/;

/**
 * Puts in the values of variables as docker compose does. One that has none, and no default, stays as it stands: nobody
 * knows here what it will be.
 *
 * @param missing Told of variables that have to have a value; and, without a name, of a `$` that leads to none.
 */
export function interpolated(
  text: string,
  lookup: Lookup,
  missing: (variable: MissingVariable) => void,
): string {
  return expanded(text, { lookup, missing, isWhole: false });
}

/** All that a file itself says where variables stand in it, whatever they are: defaults, and what stands in for a value. */
export function ownText(text: string): string {
  return expanded(text, { lookup: () => undefined, missing: () => {}, isWhole: true });
}

interface Expansion {
  readonly lookup: Lookup;
  readonly missing: (variable: MissingVariable) => void;
  /** What stands in for a value is put in, also where there is none. */
  readonly isWhole: boolean;
}

function expanded(text: string, expansion: Expansion): string {
  const { lookup, missing, isWhole } = expansion;
  if (!text.includes('$')) return text;
  let result = '';
  let at = 0;
  for (let next = text.indexOf('$'); next !== -1; next = text.indexOf('$', at)) {
    result += text.slice(at, next);
    const rest = text.slice(next + 1);
    const [bare] = /^[A-Za-z_]\w*/.exec(rest) ?? [];
    const end = rest.startsWith('{') ? closing(text, next + 1) : -1;
    if (rest.startsWith('$')) {
      result += '$';
      at = next + 2;
    } else if (bare !== undefined) {
      result += lookup(bare) ?? `$${bare}`;
      at = next + 1 + bare.length;
    } else if (end !== -1) {
      result += braced(text.slice(next + 2, end)) ?? text.slice(next, end + 1);
      at = end + 1;
    } else {
      if (rest.startsWith('{')) missing({ name: '', message: '' });
      result += '$';
      at = next + 1;
    }
  }
  return result + text.slice(at);

  function braced(inside: string): string | undefined {
    const [whole, name, operator] = start.exec(inside) ?? [];
    if (whole === undefined || name === undefined || (operator === undefined && inside !== name)) {
      missing({ name: '', message: '' });
      return undefined;
    }
    const value = lookup(name);
    const isThere = operator?.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
    const other = () => expanded(inside.slice(whole.length), expansion);
    if (operator === undefined) return value;
    if (operator.endsWith('-')) return isThere ? value : other();
    if (operator.endsWith('+')) return isThere || isWhole ? other() : '';
    if (!isThere) missing({ name, message: other() });
    return isThere ? value : undefined;
  }
}

/** Where the brace that opens at a place is closed. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{' && (at === open || text[at - 1] === '$')) depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
