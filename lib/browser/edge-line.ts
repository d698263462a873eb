import type { GraphEdge } from '../review/graph/graph';
import type { Box, Picture } from './arrange';
import { svg } from './dom';

/** How far from its end a name stands on a line. */
const backFromTip = 26;

/**
 * A curve from node to node along the boxes that it passes.
 * @param aside How far it keeps from another one of the same two nodes.
 * @param tab How far what it leads to reaches out for it.
 */
export function drawnEdge(
  edge: GraphEdge,
  way: readonly Box[],
  { boxes, isDown }: Picture,
  { aside, tab, label }: { readonly aside: number; readonly tab: number; readonly label?: string },
): SVGGElement | undefined {
  const [start, end] = [boxes.get(edge.from), boxes.get(edge.to)];
  if (start === undefined || end === undefined) return undefined;
  const from = (box: Box) => (isDown ? box.y : box.x);
  const to = (box: Box) => (isDown ? box.y + box.height : box.x + box.width);
  const middle = (box: Box) => (isDown ? box.x + box.width / 2 : box.y + box.height / 2) + aside;
  const point = (along: number, across: number) => (isDown ? `${across} ${along}` : `${along} ${across}`);
  const isBack = from(end) < from(start);
  let [along, across] = [isBack ? from(start) : to(start), middle(start)];
  let d = `M${point(along, across)}`;
  for (const stop of [...way, end]) {
    const near = isBack ? to(stop) : from(stop) - (stop === end ? tab : 0);
    const next = middle(stop);
    const bend = (Math.max(30, Math.abs(near - along)) / 2) * (isBack ? -1 : 1);
    d += `C${point(along + bend, across)} ${point(near - bend, next)} ${point(near, next)}`;
    [along, across] = [near, next];
    if (stop === end) break;
    along = isBack ? from(stop) : to(stop);
    d += `L${point(along, across)}`;
  }
  const at = along - backFromTip * (isBack ? -1 : 1);
  const hasTip = edge.kind !== 'mounts' && edge.kind !== 'reads';
  return svg(
    'g',
    { class: `edge ${edge.kind}` },
    svg('path', { d, 'marker-end': hasTip ? 'url(#tip)' : undefined }),
    label ? svg('text', { x: isDown ? across : at, y: isDown ? at + 6 : across - 4 }, label) : undefined,
  );
}
