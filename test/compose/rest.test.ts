import { createComposeProject } from '../../lib/compose/project';
import { composeHead, composeRest } from '../../lib/compose/rest';
import { lowerWorkload } from '../../lib/compose/workload';
import type { JsonPatchOperation } from '../../lib/model/patch';
import type { Workload } from '../../lib/model/workload';
import { codes, workload } from '../model/parts';
import { makeWorld } from './make';

test('the project has its name, and nothing after the services that nobody needs', () => {
  const { project } = makeWorld();
  expect(composeHead(project)).toEqual({ name: 'shop' });
  expect(composeRest(project)).toEqual({});
});

test('patches of the app change what is not a service', () => {
  const world = makeWorld({ compose: { patches: [{ type: 'merge', value: { 'x-team': 'shop' } }] } });
  expect(composeRest(world.project)).toEqual({ 'x-team': 'shop' });
  expect(codes(world)).toEqual([]);
});

test.each<JsonPatchOperation>([
  { op: 'add', path: '/services', value: {} },
  { op: 'add', path: '/name', value: 'other' },
])('a patch of the app that does $op $path is an error', (operation) => {
  const world = makeWorld({ compose: { patches: [{ type: 'json', operations: [operation] }] } });
  composeRest(world.project);
  expect(codes(world)).toEqual(['patch/failed']);
});

test('each workload looks for its own Services and routes, a fixed number of times', () => {
  const workloads = Array.from({ length: 1000 }, (_, index) => workload(`w${index}`));
  const { prepared } = makeWorld({ workloads });
  let asked = 0;
  const count =
    <T>(answer: (workload: Workload) => T) =>
    (workload: Workload) => {
      asked++;
      return answer(workload);
    };
  const counting = {
    ...prepared,
    servicesOf: count(prepared.servicesOf),
    routesOf: count(prepared.routesOf),
  };
  const project = createComposeProject(counting, '..');
  for (const workload of project.workloads) lowerWorkload(workload, project);
  expect(asked).toBe(4 * workloads.length);
});
