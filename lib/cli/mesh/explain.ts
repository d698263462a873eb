import { join, relative } from 'node:path';
import { nearest } from '../../diagnostics/did-you-mean';
import type { MeshExplained } from '../../review/mesh/explain';
import { answerFormat, askApp } from '../ask-app';
import type { CommandContext } from '../context';
import { stop } from '../problem';

/** `lading mesh explain <member>`: who may call it, whom it may call, and what in the output says so. Writes no manifests. */
export async function explain(context: CommandContext): Promise<void> {
  const [, name] = context.words;
  if (name === undefined)
    throw stop('option/invalid', 'lading mesh explain needs the name of a member.', {
      fix: 'lading mesh explain <member>',
    });
  const format = answerFormat('mesh explain', ['text', 'json'], context);
  await askApp(context, { explain: name }, ({ explained }, { out }) => {
    if (explained === undefined) return '';
    if (explained.explanations.length === 0) throw noMember(name, explained);
    const { explanations } = explained;
    if (format === 'json') return `${JSON.stringify({ formatVersion: 1, explanations }, undefined, 2)}\n`;
    const { explanationText }: typeof import('../../review') = require('../../review');
    const pathOf = (file: string) => relative(context.folder, join(out, file));
    return explanations.map((each) => explanationText(each, pathOf)).join('\n');
  });
}

function noMember(name: string, { members }: MeshExplained) {
  if (members.length === 0)
    return stop('option/invalid', 'The app has no mesh.', { fix: 'Make one: `new ServiceMesh(…)`.' });
  const suggestion = nearest(name, members);
  const more = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  const fix = `Its members are ${members.slice(0, 20).join(', ')}${members.length > 20 ? ', …' : ''}.`;
  return stop('option/invalid', `No mesh has a member "${name}".${more}`, { suggestion, fix });
}
