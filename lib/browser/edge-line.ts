import type { GraphEdge } from '../review/graph/graph';
import type { Box } from './arrange';
import { svg } from './dom';

/** A curve from node to node through the boxes that it passes, some pixels lower where another one goes the same way. */
export function drawnEdge(
  edge: GraphEdge,
  way: readonly Box[],
  boxes: ReadonlyMap<string, Box>,
  lower: number,
): SVGGElement | undefined {
  const [start, end] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (start === undefined || end === undefined) return undefined;
  const isBack = end.x < start.x;
  const middle = (box: Box) => box.y + box.height / 2 + lower;
  let x = isBack ? start.x : start.x + start.width;
  let y = middle(start);
  let d = `M${x} ${y}`;
  let at: readonly [number, number] | undefined;
  for (const stop of [...way, end]) {
    const [nextX, nextY] = [isBack ? stop.x + stop.width : stop.x, middle(stop)];
    const bend = Math.max(24, Math.abs(nextX - x) / 2) * (isBack ? -1 : 1);
    d += `C${x + bend} ${y} ${nextX - bend} ${nextY} ${nextX} ${nextY}`;
    at ??= [(x + nextX) / 2, (y + nextY) / 2 - 4];
    [x, y] = [isBack ? stop.x : stop.x + stop.width, nextY];
  }
  const hasTip = edge.kind !== 'mounts' && edge.kind !== 'reads';
  const label = edge.kind === 'calls' || edge.kind === 'route' ? edge.label : undefined;
  return svg(
    'g',
    { class: `edge ${edge.kind}` },
    svg('path', { d, 'marker-end': hasTip ? 'url(#tip)' : undefined }),
    label && at ? svg('text', { x: at[0], y: at[1] }, label) : undefined,
  );
}
