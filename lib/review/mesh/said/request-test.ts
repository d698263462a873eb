import type { Sample } from './sample';

/** One thing that has to hold for a request. */
export interface RequestTest {
  /** What of it: `method`, `path`, `host`, or `header x-tenant`. */
  readonly of: string;
  /** Whether that is the text, or begins with it. */
  readonly is: 'exact' | 'prefix';
  readonly text: string;
}

export function fits({ of, is, text }: RequestTest, sample: Sample): boolean {
  const said = saidOf(of, sample);
  return said !== undefined && (is === 'exact' ? said === text : said.startsWith(text));
}

function saidOf(of: string, { method, path, host, headers }: Sample): string | undefined {
  if (of === 'method') return method;
  if (of === 'path') return path;
  if (of === 'host') return host;
  return Object.entries(headers).find(([name]) => `header ${name.toLowerCase()}` === of)?.[1];
}
