import type { Graph } from '../../review/graph/graph';
import type { ReviewRequest } from '../../review/request';
import { answerFormat, askApp } from '../ask-app';
import type { CommandContext } from '../context';
import { stop } from '../problem';

const formats = ['mermaid', 'svg', 'dot', 'json'] as const;
type GraphFormat = (typeof formats)[number];

/** `lading graph`: who is in the app, and what leads to whom. Writes no manifests. */
export function graph(context: CommandContext): Promise<void> {
  return drawGraph('graph', context, 'app');
}

/** @param command As a message names it. */
export function drawGraph(
  command: string,
  context: CommandContext,
  graph: NonNullable<ReviewRequest['graph']>,
): Promise<void> {
  const format = answerFormat(command, formats, context);
  return askApp(context, { graph }, ({ graphs = [] }) => {
    if (format === 'svg' && graphs.length > 1)
      throw stop('option/invalid', 'One picture shows one app, and there are several.', {
        fix: 'Name one of its environments: --env <name>.',
      });
    return drawn(graphs, format);
  });
}

function drawn(graphs: readonly Graph[], format: GraphFormat): string {
  const { dot, mermaid, svg }: typeof import('../../review') = require('../../review');
  if (format === 'json') return `${JSON.stringify({ formatVersion: 1, graphs }, undefined, 2)}\n`;
  return graphs.map({ dot, mermaid, svg }[format]).join('\n');
}
