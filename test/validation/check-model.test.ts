import type { Target } from '../../lib/model/target';
import type { ModelChecks, Rule } from '../../lib/validation/rule';
import { route, service, workload } from '../model/parts';
import { validate } from './feed';

/** What a rule about one target is shown of a model, where the app is written for some targets. */
function shownOf(on: Target, targets: readonly Target[]): string[] {
  const web = workload('web', { targets: ['kubernetes', 'compose'] });
  const local = workload('local', { targets: ['compose'] });
  const fronts = [service(web, { targets: ['kubernetes'] }), service(local, { targets: ['compose'] })];
  const routes = fronts.map((front) => route(front, { targets: front.targets }));
  const shown: string[] = [];
  const checks: ModelChecks = {
    app: () => shown.push('app'),
    workload: ({ name }) => shown.push(`workload ${name}`),
    service: ({ selects }) => shown.push(`service of ${selects.name}`),
    route: (each) => shown.push(`route to ${each.service.selects.name}`),
  };
  const rule: Rule = { code: 'name/invalid', modelOn: { [on]: () => checks } };
  validate({ targets, workloads: [web, local], services: fronts, routes }, () => {}, [rule]);
  return shown;
}

test('a rule about one target is shown the parts that are on it', () => {
  expect(shownOf('kubernetes', ['kubernetes', 'compose'])).toEqual([
    'app',
    'workload web',
    'service of web',
    'route to web',
  ]);
  expect(shownOf('compose', ['compose'])).toEqual([
    'app',
    'workload web',
    'workload local',
    'service of local',
    'route to local',
  ]);
});

test('it is shown nothing where the app is not written for that target', () => {
  expect(shownOf('kubernetes', ['compose', 'swarm'])).toEqual([]);
});
