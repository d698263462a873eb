/** Stands for lines that a page leaves out. */
const gap = /^\s*# …$/;

/**
 * The lines of an excerpt that a text does not have, in their order: between two gaps they have to follow one another.
 * Nothing where the excerpt is one.
 */
export function strayLines(excerpt: string, text: string): readonly string[] {
  const lines = text.split('\n');
  let from = 0;
  for (const chunk of chunksOf(excerpt)) {
    const at = lines.findIndex(
      (_, index) => index >= from && chunk.every((line, offset) => lines[index + offset] === line),
    );
    if (at === -1) return chunk;
    from = at + chunk.length;
  }
  return [];
}

function chunksOf(excerpt: string): string[][] {
  const chunks: string[][] = [[]];
  for (const line of excerpt.trimEnd().split('\n')) {
    if (gap.test(line)) chunks.push([]);
    else chunks.at(-1)?.push(line);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}
