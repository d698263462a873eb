import { validate } from '../feed';
import { deployment, pod } from '../rules/check';

const errors = (object: object) =>
  validate({}, (pieces) => pieces.object(object))
    .filter(({ severity = 'error' }) => severity === 'error')
    .map(({ code, affected = [] }) => `${code} ${affected[0]?.pointer}`);

const container = { name: 'a', image: 'a/b:1' };

test('what a rule has a word for is not told in the words of the server as well', () => {
  const volumes = [
    { name: 'v', emptyDir: {} },
    { name: 'v', emptyDir: {} },
  ];
  const twice = deployment({ containers: [container, container], volumes });
  expect(errors(twice).filter((each) => each.startsWith('kubernetes/invalid'))).toEqual([]);
  expect(errors(twice)).toHaveLength(2);
});

test('text that is none is told, and stops nothing', () => {
  const odd = { toString: 'x', valueOf: 'y' };
  expect(
    errors({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: odd } }),
  ).not.toEqual([]);
  expect(errors(deployment(pod({ env: [{ name: odd, value: odd }] })))).not.toEqual([]);
});

test('a warning about a place hides no error there', () => {
  const probe = { httpGet: { path: '/', port: 'Bad_' } };
  expect(errors(deployment(pod({ livenessProbe: probe })))).toContainEqual(
    expect.stringMatching(/^kubernetes\/invalid .*\/livenessProbe\/httpGet\/port$/),
  );
});

test('null in a list is an entry without what it has to have', () => {
  expect(errors(deployment({ containers: [container, null] }))).toContain(
    'kubernetes/invalid /spec/template/spec/containers/1',
  );
});
