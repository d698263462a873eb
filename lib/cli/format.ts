import { isTerminal } from './terminal';

export const formats = ['text', 'json', 'github', 'sarif', 'junit', 'markdown'] as const;
/** How a command tells what it has found. */
export type Format = (typeof formats)[number];

export function isFormat(text: unknown): text is Format {
  return formats.some((format) => format === text);
}

/** What was asked for; else annotations in a GitHub workflow whose log nobody watches live, and text. */
export function formatOf(
  asked: Format | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Format {
  if (asked !== undefined) return asked;
  return environment.GITHUB_ACTIONS === 'true' && !isTerminal(1) ? 'github' : 'text';
}
