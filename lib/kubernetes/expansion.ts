/**
 * Keeps a literal as it is where Kubernetes expands `$(NAME)` and `$$`: in command, args and env values, and nowhere
 * else. A `$` that begins neither stays single, so that ordinary shell text is written as the user wrote it.
 * @param beforeExpansion a `$(NAME)` of ours follows; a `$` at the end would swallow it.
 */
export function escapeDollars(literal: string, beforeExpansion = false): string {
  let at = literal.indexOf('$');
  if (at === -1) return literal;
  let escaped = '';
  let copied = 0;
  while (at !== -1) {
    let end = at + 1;
    while (literal[end] === '$') end++;
    const next = literal[end];
    if (end - at > 1 || next === '(' || (next === undefined && beforeExpansion)) {
      escaped += literal.slice(copied, end) + literal.slice(at, end);
      copied = end;
    }
    at = literal.indexOf('$', end);
  }
  return escaped + literal.slice(copied);
}
