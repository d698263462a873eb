import type { Finding } from '../../../diagnostics/finding';
import { type DataSite, locate } from '../../../diagnostics/location';
import { readSource } from '../../../diagnostics/source';
import type { CustomRule } from '../../../model/custom-rule';

/** A rule that threw, at the line that did. */
export function threw({ code, origin }: CustomRule, name: string, error: unknown): Finding {
  const site = siteOf(error) ?? origin.site;
  return {
    ...failure,
    message: `The rule "${code}" threw with ${name}: ${described(error)}`,
    origin: { ...origin, site },
  };
}

/** A rule that told or gave back what means nothing, at its definition. */
export function nonsense({ code, origin }: CustomRule, name: string, what: string, fix: string): Finding {
  return { ...failure, message: `The rule "${code}" ${what} with ${name}.`, origin, fix };
}

const failure = {
  code: 'rule/failed',
  consequence: 'Nobody knows what the rule would have told of the rest: it is not asked again.',
} as const;

/** Whatever was thrown may be made to throw again when it is looked at. */
function described(error: unknown): string {
  try {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const sentence = text.slice(0, 500);
    return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  } catch {
    return 'something that cannot be shown.';
  }
}

/** The whole line: columns of transformed code are not those of its source. */
function siteOf(error: unknown): DataSite | undefined {
  const stack = stackOf(error);
  const location = stack === undefined ? undefined : locate({ stack });
  if (location === undefined) return undefined;
  const { file, line } = location;
  const text = readSource(file)?.split('\n')[line - 1] ?? '';
  const written = text.trim();
  return { file, line, column: Math.max(1, text.indexOf(written) + 1), length: Math.max(1, written.length) };
}

function stackOf(error: unknown): string | undefined {
  try {
    return error instanceof Error && typeof error.stack === 'string' ? error.stack : undefined;
  } catch {
    return undefined;
  }
}
