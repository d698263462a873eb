import { WebApp } from 'lading';
import { image, read, shop } from '../make';

/** All that is said about a patch; `db` is another workload of the app. */
function told(patch: (db: WebApp) => object) {
  const chart = shop();
  const db = new WebApp(chart, 'db', { image, port: 5432 });
  new WebApp(chart, 'web', Object.assign({ image, port: 80 }, { patch: patch(db) }));
  return read(chart)
    .diagnostics.filter(({ severity }) => severity !== 'note')
    .map(({ code, message }) => [code, /"(.*?)"/.exec(message)?.[1]]);
}

describe('a reference in a patch is one error, at its place', () => {
  it('as a value', () => {
    expect(told((db) => ({ deployment: { metadata: { annotations: { a: db.host } } } }))).toEqual([
      ['props/wrong-value', 'patch.deployment.metadata.annotations.a'],
    ]);
  });

  it('in a text', () => {
    expect(told((db) => ({ compose: { environment: [`DB=${db.url()}`] } }))).toEqual([
      ['props/wrong-value', 'patch.compose.environment[0]'],
    ]);
  });

  it('in an operation', () => {
    const operation = (db: WebApp) => ({ op: 'add', path: '/metadata/annotations', value: { a: db.port } });
    expect(told((db) => ({ service: [operation(db)] }))).toEqual([
      ['props/wrong-value', 'patch.service[0].value.a'],
    ]);
  });

  it('and each of several is told', () => {
    const both = told((db) => ({ deployment: { metadata: { annotations: { a: db.host, b: db.port } } } }));
    expect(both).toHaveLength(2);
  });
});

test('a construct, or a value that got lost, in a patch is told at its place', () => {
  expect(told((db) => ({ deployment: { metadata: { annotations: { a: `${db}` } } } }))).toEqual([
    ['props/wrong-value', 'patch.deployment.metadata.annotations.a'],
  ]);
  expect(told(() => ({ deployment: { metadata: { annotations: { a: 'x/undefined' } } } }))).toEqual([
    ['value/lost', 'patch.deployment.metadata.annotations.a'],
  ]);
});

test('a patch that holds itself is an error, and ends', () => {
  const circle: Record<string, unknown> = {};
  circle.metadata = circle;
  expect(told(() => ({ deployment: circle }))).toEqual([['props/wrong-value', 'patch.deployment']]);
});
