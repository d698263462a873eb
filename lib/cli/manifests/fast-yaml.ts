import { FAILSAFE_SCHEMA, type LoadOptions, load, Type, YAMLException } from 'js-yaml';
import { type Dialect, plainScalar } from './plain-scalar';

/** `<<` takes the fields of what it names. */
const merge = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text) => text === '<<' });

const options = { kubernetes: optionsOf('kubernetes'), compose: optionsOf('compose') };

function optionsOf(dialect: Dialect) {
  /** Everything that is not text, in one look. */
  const plain = new Type('tag:yaml.org,2002:plain', {
    kind: 'scalar',
    resolve: (text: string | null) => text === null || plainScalar(text, dialect) !== undefined,
    construct: (text: string | null) => plainScalar(text ?? '', dialect)?.value ?? null,
  });
  // No object of any server comes near this depth.
  return { schema: FAILSAFE_SCHEMA.extend({ implicit: [plain, merge] }), maxDepth: 256 };
}

/**
 * The value of one document, without any places in it; throws on whatever it cannot read.
 *
 * @param listener hears of each node, also of one that is only tried, when the reader goes into it and comes out.
 */
export function fastYaml(text: string, dialect: Dialect, listener?: LoadOptions['listener']): unknown {
  return load(text, listener ? { ...options[dialect], listener } : options[dialect]);
}

/** What it is that could not be read, and where; lines and columns count from 1. */
export function faultOf(
  error: unknown,
): { readonly reason: string; readonly line: number; readonly column: number } | undefined {
  if (!(error instanceof YAMLException)) return undefined;
  const { reason, mark }: { reason: string; mark?: { line: number; column: number } } = error;
  // What is wrong with the whole has no mark.
  return { reason, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
}
