import { type Chart, configFiles, httpGet, WebApp, type WebAppProps, Worker } from '../../../lib';
import type { ChangeCase } from './cases';

const image = (version: number) => `ghcr.io/acme/impact:${version}`;

function web(chart: Chart, id: string, props: Partial<WebAppProps> = {}): WebApp {
  return new WebApp(chart, id, {
    image: image(1),
    port: 8080,
    readiness: httpGet('/', { period: 1 }),
    healthTool: 'curl',
    ...props,
  });
}

/** One workload for each thing that a change can do to what runs, and two to which nothing may happen. */
export const impacts: ChangeCase = {
  name: 'impacts',
  before: (chart) => {
    web(chart, 'still');
    web(chart, 'rolls');
    web(chart, 'reads', { volumes: { '/etc/a': configFiles({ 'a.yaml': 'a: 1\n' }) } });
    web(chart, 'stays', { revisionHistoryLimit: 5 });
    web(chart, 'grows', { scale: 1 });
    web(chart, 'chosen', { selector: { app: 'chosen' } });
    web(chart, 'older');
    new Worker(chart, 'stops', { image: image(1), rollout: 'recreate' });
    new Worker(chart, 'gone', { image: image(1) });
  },
  after: (chart) => {
    const still = web(chart, 'still');
    web(chart, 'rolls', { image: image(2) });
    web(chart, 'reads', { volumes: { '/etc/a': configFiles({ 'a.yaml': 'a: 2\n' }) } });
    web(chart, 'stays', { revisionHistoryLimit: 4, compose: { startAfter: [still] } });
    web(chart, 'grows', { scale: 2 });
    web(chart, 'chosen', { selector: { app: 'other' } });
    web(chart, 'newer');
    new Worker(chart, 'stops', { image: image(2), rollout: 'recreate' });
  },
};
