import type { Graph } from '../review/graph/graph';

/** Whom a node is tied to shows while it is pointed at. */
export function light(
  picture: SVGSVGElement,
  { edges }: Graph,
  lines: readonly (SVGGElement | undefined)[],
): void {
  const nodes = new Map(
    [...picture.querySelectorAll('.node')].map((node) => [node.getAttribute('data-id'), node]),
  );
  const show = (id: string | null): void => {
    const near = new Set([id]);
    for (const [index, { from, to }] of edges.entries()) {
      const isNear = id !== null && (from === id || to === id);
      lines[index]?.classList.toggle('lit', isNear);
      if (isNear) near.add(from).add(to);
    }
    for (const [each, node] of nodes) node.classList.toggle('near', id !== null && near.has(each));
    picture.classList.toggle('pointing', id !== null);
  };
  for (const [id, node] of nodes) {
    for (const event of ['pointerenter', 'focus']) node.addEventListener(event, () => show(id));
    for (const event of ['pointerleave', 'blur']) node.addEventListener(event, () => show(null));
  }
}

/** Arrow keys lead from a node to the nearest one in that direction. */
export function walk(frame: HTMLElement, nodes: readonly SVGGElement[]): void {
  const directions: Readonly<Record<string, readonly [number, number]>> = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
  };
  frame.addEventListener('keydown', (event) => {
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const from = nodes.find((node) => node === document.activeElement);
    const next =
      from === undefined
        ? (nodes.find((node) => node.tabIndex === 0) ?? nodes[0])
        : nearest(from, nodes, direction);
    next?.focus();
  });
}

function nearest(from: SVGGElement, nodes: readonly SVGGElement[], [right, down]: readonly [number, number]) {
  const middle = (node: SVGGElement) => {
    const { x, y, width, height } = node.getBBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const here = middle(from);
  let best: SVGGElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const there = middle(node);
    const along = (there.x - here.x) * right + (there.y - here.y) * down;
    const aside = Math.abs((there.x - here.x) * down) + Math.abs((there.y - here.y) * right);
    if (along <= 1 || along + 2 * aside >= least) continue;
    best = node;
    least = along + 2 * aside;
  }
  return best;
}

/** A mouse that is held down between the nodes moves the picture. */
export function drag(frame: HTMLElement): void {
  frame.addEventListener('pointerdown', ({ target, pointerId, pointerType, clientX, clientY }) => {
    if (pointerType !== 'mouse' || (target instanceof Element && target.closest('.node'))) return;
    const { scrollLeft, scrollTop } = frame;
    const move = (event: PointerEvent): void =>
      frame.scrollTo(scrollLeft + clientX - event.clientX, scrollTop + clientY - event.clientY);
    frame.setPointerCapture(pointerId);
    frame.addEventListener('pointermove', move);
    frame.addEventListener('pointerup', () => frame.removeEventListener('pointermove', move), { once: true });
  });
}
