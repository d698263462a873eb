import { h } from './dom';

const code =
  /(\/\/.*$|\/\*.*?(?:\*\/|$)|^\s*\*.*$)|('(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|`(?:\\.|[^`\\])*`?)|\b(new|const|let|return|import|from|export|function|class|extends|await|async|if|else|for|of|this|true|false|null|undefined)\b/g;

/** A piece of a line of TypeScript, its words by what they are. */
export function paintedCode(text: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const found of text.matchAll(code)) {
    const [whole, comment, literal] = found;
    if (found.index > at) nodes.push(new Text(text.slice(at, found.index)));
    nodes.push(h('span', { class: comment ? 'comment' : literal ? 'literal' : 'word' }, whole));
    at = found.index + whole.length;
  }
  if (at < text.length) nodes.push(new Text(text.slice(at)));
  return nodes;
}

/** A line of YAML: its key, and the rest. */
export function paintedYaml(text: string): Node[] {
  const [, lead = '', key, rest = ''] = /^(\s*(?:- )*)([\w./~$"'-][^:#]*?:)(?= |$)(.*)$/.exec(text) ?? [];
  if (key === undefined) return [new Text(text)];
  return [new Text(lead), h('span', { class: 'key' }, key), new Text(rest)];
}
