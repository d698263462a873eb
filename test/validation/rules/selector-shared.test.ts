import { selectorShared } from '../../../lib/validation/rules/selector-shared';
import { chart, workload } from '../../model/parts';
import { check, deployment, pod } from './check';

type Labels = Readonly<Record<string, string>>;

/** Workloads of an app, each with its Deployment, and perhaps somebody else's. */
function told(given: Readonly<Record<string, Labels>>, more: { foreign?: Labels; apart?: string } = {}) {
  const workloads = Object.entries(given).map(([name, labels]) => {
    const namespace = more.apart === name ? 'apart' : undefined;
    return workload(name, { labels, selector: labels, chart: chart('shop', { namespace }) });
  });
  const made = (name: string, labels: Labels, namespace?: string) => ({
    ...deployment(pod({}), { name, namespace }),
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod({}) } },
  });
  const objects = workloads.map(({ name, labels, origin, chart: { namespace } }) => ({
    object: made(name, labels, namespace),
    source: { own: true, origin },
  }));
  const foreign = more.foreign === undefined ? [] : [{ object: made('foreign', more.foreign) }];
  return check(selectorShared, { model: { workloads }, objects: [...objects, ...foreign] }).map(
    ({ severity = 'error', origin, property }) => `${severity} ${origin.path} ${property}`,
  );
}

describe('selector/shared', () => {
  test('takes labels that tell workloads apart', () => {
    expect(told({ web: { app: 'shop', part: 'web' }, api: { app: 'shop', part: 'api' } })).toEqual([]);
    expect(told({ web: { app: 'web' } }, { foreign: { app: 'api' } })).toEqual([]);
  });

  test('does not take one that finds the pods of another, and blames who does', () => {
    expect(told({ web: { app: 'shop' }, api: { app: 'shop', part: 'api' } })).toEqual([
      'error shop/web selector',
    ]);
    expect(told({ web: { app: 'shop' }, api: { app: 'shop' } })).toEqual([
      'error shop/web selector',
      'error shop/api selector',
    ]);
  });

  test('looks within a namespace', () => {
    expect(told({ web: { app: 'shop' }, api: { app: 'shop' } }, { apart: 'api' })).toEqual([]);
  });

  test('only warns of the pods of somebody else', () => {
    expect(told({ web: { app: 'shop' } }, { foreign: { app: 'shop', track: 'canary' } })).toEqual([
      'warning shop/web selector',
    ]);
  });
});
