/** Where objects in JSON end that others follow; nothing where there is only one, or anything else. */
export function* jsonEnds(text: string): Generator<number> {
  if (!/^\s*\{/.test(text) || !/\}\s*\{/.test(text)) return;
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth > 0) continue;
      // Flows of YAML begin as JSON does.
      if (start === 0 && !isJson(text.slice(0, at + 1))) return;
      depth = 0;
      start = at + 1;
      if (text.slice(start).trimStart() === '') return;
      yield start;
    }
  }
}

/** Of the mark that ends it. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
