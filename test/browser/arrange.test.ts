import { type Area, arrange, type Box } from '../../lib/browser/arrange';
import type { Graph, GraphNode } from '../../lib/review/graph/graph';

const workload = (id: string, chart = 'shop'): GraphNode => ({ id, kind: 'workload', label: id, chart });
const calls = (from: string, to: string) => ({ from, to, kind: 'calls' as const });
const graphOf = (more: Partial<Graph>): Graph => ({ app: 'a', charts: [], nodes: [], edges: [], ...more });

/** Thirty workloads in three charts, with a secret, a host and something outside. */
const team: Graph = graphOf({
  charts: [{ id: 'a', namespace: 'one' }, { id: 'b' }, { id: 'c', namespace: 'one' }],
  nodes: [
    ...[...Array(30).keys()].map((index) => workload(`w${index}`, 'abc'[index % 3])),
    { id: 'secret', kind: 'secret', label: 'key' },
    { id: 'host', kind: 'host', label: 'acme.dev' },
    { id: 'external', kind: 'external', label: 'mail' },
  ],
  edges: [
    ...[...Array(27).keys()].map((index) => calls(`w${index}`, `w${index + 3}`)),
    calls('w1', 'w29'),
    calls('w4', 'w2'),
    { from: 'w3', to: 'secret', kind: 'reads' },
    { from: 'w6', to: 'secret', kind: 'reads' },
    { from: 'host', to: 'w0', kind: 'route' },
    calls('w9', 'external'),
  ],
});

const isIn = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const isApart = (one: Box, other: Box): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

describe.each([
  ['to the right', false],
  ['down', true],
])('a graph that leads %s', (_, isDown) => {
  const { boxes, areas, width, height } = arrange(team, isDown);
  const box = (id: string): Box => {
    const found = boxes.get(id);
    if (found === undefined) throw new Error(`${id} has no place`);
    return found;
  };
  const area = (label: string): Area => {
    const found = areas.find((each) => each.label === label);
    if (found === undefined) throw new Error(`no ${label} among ${areas.map((each) => each.label)}`);
    return found;
  };

  it('has room for each node, within the picture', () => {
    const nodes = team.nodes.map(({ id }) => box(id));
    for (const [index, one] of nodes.entries()) {
      expect(isIn(one, { x: 0, y: 0, width, height })).toBe(true);
      for (const other of nodes.slice(index + 1)) expect(isApart(one, other)).toBe(true);
    }
  });

  it('has an area for each chart, and one around the charts of a namespace', () => {
    expect(areas.map(({ label }) => label).sort()).toEqual(['a', 'b', 'c', 'namespace one']);
    for (const { id, chart = '', kind } of team.nodes)
      if (kind === 'workload') expect(isIn(box(id), area(chart))).toBe(true);
    expect(isIn(area('a'), area('namespace one')) && isIn(area('c'), area('namespace one'))).toBe(true);
    expect(isApart(area('a'), area('c')) && isApart(area('b'), area('namespace one'))).toBe(true);
  });

  it('has a secret beside those who read it, and what is outside of the app outside of its areas', () => {
    expect(isIn(box('secret'), area('a'))).toBe(true);
    for (const each of areas) expect(isApart(box('host'), each) && isApart(box('external'), each)).toBe(true);
  });

  it('is straight where nothing is in the way', () => {
    const chain = graphOf({
      charts: [{ id: 'shop' }],
      nodes: ['a', 'b', 'c', 'd', 'e'].map((id) => workload(id)),
      edges: [calls('a', 'b'), calls('b', 'c'), calls('a', 'd'), calls('d', 'e')],
    });
    const { boxes: placed } = arrange(chain, isDown);
    const middle = (id: string): number => {
      const { x = 0, y = 0, width: wide = 0, height: tall = 0 } = placed.get(id) ?? {};
      return isDown ? x + wide / 2 : y + tall / 2;
    };
    expect(middle('b')).toBeCloseTo(middle('c'), 0);
    expect(middle('d')).toBeCloseTo(middle('e'), 0);
    expect(middle('a')).toBeCloseTo((middle('b') + middle('d')) / 2, 0);
  });
});

test('the label of a chart says its namespace where it is alone there', () => {
  const labels = (charts: Graph['charts']) =>
    arrange(graphOf({ charts, nodes: [workload('w')] }), false).areas.map(({ label }) => label);
  expect(labels([{ id: 'shop', namespace: 'prod' }])).toEqual(['shop · namespace prod']);
  expect(labels([{ id: 'shop', namespace: 'shop' }])).toEqual(['shop']);
});
