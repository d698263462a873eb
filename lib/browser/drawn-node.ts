import type { Impact } from '../review/change';
import type { GraphNode } from '../review/graph/graph';
import { impactWords } from '../review/tell/impact-words';
import type { Box } from './arrange';
import { svg } from './dom';
import { foldMark } from './excerpted';
import { shape } from './shape';
import { shapes } from './words';

/** What is drawn at a node beside its name. */
export interface Look {
  /** What stands below its name. */
  readonly below: string;
  readonly isChosen: boolean;
  /** Some target does not keep all of it. */
  readonly isUneven: boolean;
  /** What a change does to it. */
  readonly impact?: Impact;
  readonly isDown: boolean;
  choose(): void;
}

/** How far the ports of a node reach out of its top, and into its left side. */
const [reach, inside] = [9, 7];

/** How far from a node an edge has to end, so that its tip is seen before the ports. */
export function tabOf({ kind, ports = [] }: GraphNode, isDown: boolean): number {
  if (kind !== 'workload' || ports.length === 0) return 1;
  return isDown ? reach : plugWidth(ports) - inside;
}

/** One node, with the ports that it is called at, and what a change does to it. */
export function drawnNode(node: GraphNode, box: Box, look: Look): SVGGElement {
  const { id, kind, label, ports = [] } = node;
  const { below, isChosen, isUneven, impact, isDown, choose } = look;
  const isFold = id.startsWith(foldMark);
  const [centre, low] = [box.x + box.width / 2, kind === 'volume' ? 4 : 0];
  const most = Math.floor((box.width - 24) / 7.2);
  const name = label.length > most ? `${label.slice(0, most - 1)}…` : label;
  const meaning = isFold ? 'a chart; choose it to see what is in it' : shapes[kind][1];
  const said = [
    `${label}: ${meaning}`,
    impact ? `It ${isVerb(impact) ? '' : 'is '}${impactWords[impact]}.` : '',
  ];
  return svg(
    'g',
    {
      class: `node ${isFold ? 'fold' : kind}${isChosen ? ' chosen' : ''}${impact ? ` changed ${impact}` : ''}`,
      role: 'button',
      tabindex: isChosen ? 0 : -1,
      'data-id': id,
      'aria-pressed': String(isChosen),
      onclick: choose,
      onkeydown: (event) => {
        if (event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ')) {
          event.preventDefault();
          choose();
        }
      },
    },
    svg('title', {}, said.filter((text) => text !== '').join('. ')),
    shape(isFold ? 'chart' : kind, box.x, box.y, box.width, box.height),
    svg('text', { class: 'name', x: centre, y: box.y + 21 + low }, name),
    svg('text', { class: 'kind', x: centre, y: box.y + 35 + low }, below),
    kind === 'workload' && ports.length > 0
      ? plug(
          ports,
          isDown ? centre : box.x + inside - plugWidth(ports) / 2,
          isDown ? box.y : box.y + box.height / 2,
        )
      : undefined,
    isUneven ? svg('circle', { class: 'gap', cx: box.x + box.width - 9, cy: box.y + 9, r: 3.5 }) : undefined,
    impact ? tag(impactWords[impact], centre, box.y + box.height) : undefined,
  );
}

/** The service of a workload's own name: others reach it at these ports. */
function plug(ports: readonly string[], x: number, y: number): SVGGElement {
  const width = plugWidth(ports);
  return svg(
    'g',
    { class: 'plug' },
    svg('rect', { x: x - width / 2, y: y - 8, width, height: 16, rx: 8 }),
    svg('text', { x, y: y + 3.5 }, plugText(ports)),
  );
}

function plugText([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first}+${more.length}`;
}

function plugWidth(ports: readonly string[]): number {
  return plugText(ports).length * 5.8 + 11;
}

function tag(text: string, x: number, y: number): SVGGElement {
  const width = text.length * 5.7 + 14;
  return svg(
    'g',
    { class: 'impact' },
    svg('rect', { x: x - width / 2, y: y - 7.5, width, height: 15, rx: 7.5 }),
    svg('text', { x, y: y + 3.5 }, text),
  );
}

/** Whether the word of an impact is one already: `rolls`. */
function isVerb(impact: Impact): boolean {
  return impact === 'rolled' || impact === 'restarted' || impact === 'recreated';
}
