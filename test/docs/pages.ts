import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');
const folder = join(root, 'docs', 'diagnostics');

/** Every file below a folder, relative to it, with `/` between names. */
export function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    );
}

export interface Page {
  readonly code: string;
  readonly text: string;
  /** The TypeScript of the section `An example`, and of `How to mend it`. */
  readonly bad?: string;
  readonly good?: string;
}

export function pages(): Page[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return {
        code: file.replace(/\.md$/, ''),
        text,
        bad: exampleIn(text, 'An example'),
        good: exampleIn(text, 'How to mend it'),
      };
    });
}

function exampleIn(text: string, heading: string): string | undefined {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  return /```ts\n([\s\S]*?)```/.exec(section ?? '')?.[1];
}
