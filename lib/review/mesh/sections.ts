import { pointerTo } from '../../diagnostics/json-pointer';
import type { JsonObject } from '../../model/json';

/** A file of sections: a line that begins one, and below it its own, each with some space before it. */
export function readSections(text: string): { sections: JsonObject; lineOf(pointer: string): number } {
  const sections: Record<string, string[]> = {};
  const lines = new Map<string, number>();
  let own: string[] = [];
  let head = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    if (line.startsWith(' ')) own.push(line.trim());
    else {
      head = line;
      own = [];
      sections[head] = own;
    }
    lines.set(pointerTo('', head, ...(own.length === 0 ? [] : [own.length - 1])), index + 1);
  }
  return { sections, lineOf: (pointer) => lines.get(pointer) ?? 1 };
}
