import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const root = join(__dirname, '../..');

export interface Block {
  /** `README.md:12`, of its first line. */
  readonly place: string;
  readonly language: string;
  /** The file that it is, or is a part of: ```` ```yaml title=compose.yaml ````. */
  readonly title?: string;
  readonly text: string;
}

/** Every fenced block of the README and of docs/, in order. */
export function blocksOf(file: string): Block[] {
  const blocks: Block[] = [];
  const lines = readFileSync(file, 'utf8').split('\n');
  let start: number | undefined;
  lines.forEach((line, index) => {
    if (!line.startsWith('```')) return;
    if (start === undefined) {
      start = index;
      return;
    }
    const [language = '', title] = (lines[start]?.slice(3) ?? '').split(' title=');
    blocks.push({
      place: `${relative(root, file)}:${start + 2}`,
      language,
      title,
      text: `${lines.slice(start + 1, index).join('\n')}\n`,
    });
    start = undefined;
  });
  return blocks;
}

export function pages(): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  return [
    ...['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].map((name) => join(root, name)),
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join(root, 'docs', name)),
  ];
}
