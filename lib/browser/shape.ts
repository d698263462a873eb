import type { NodeKind } from '../review/graph/graph';
import { svg } from './dom';

/** The outline of a node, by what it stands for. */
export function shape(
  kind: NodeKind | 'chart',
  x: number,
  y: number,
  width: number,
  height: number,
): SVGElement {
  const [right, bottom, half] = [x + width, y + height, y + height / 2];
  switch (kind) {
    case 'workload':
    case 'chart':
      return svg('rect', { class: 's', x, y, width, height, rx: 7 });
    case 'service':
      return path(
        `M${x + 7} ${y}H${right - 14}L${right} ${half} ${right - 14} ${bottom}H${x + 7}a7 7 0 0 1-7-7V${y + 7}a7 7 0 0 1 7-7z`,
      );
    case 'host':
      return svg('rect', { class: 's', x, y, width, height, rx: height / 2 });
    case 'volume':
      return path(
        `M${x} ${y + 6}a${width / 2} 6 0 0 1 ${width} 0V${bottom - 6}a${width / 2} 6 0 0 1-${width} 0zM${x} ${y + 6}a${width / 2} 6 0 0 0 ${width} 0`,
      );
    case 'secret':
      return path(`M${x} ${y}H${right - 12}L${right} ${y + 12}V${bottom}H${x}zM${right - 12} ${y}v12h12`);
    case 'external':
      return path(
        `M${x + 13} ${y}H${right - 13}L${right} ${half} ${right - 13} ${bottom}H${x + 13}L${x} ${half}z`,
      );
  }
}

function path(d: string): SVGElement {
  return svg('path', { class: 's', d });
}
