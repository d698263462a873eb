import { Worker } from 'lading';
import { composeInvalid } from '../../../lib/validation/rules/compose-invalid';
import { image, read, shop } from '../../constructs/make';
import { check, placesOf } from '../rules/check';

const rest = {
  networks: { front: {} },
  models: { llm: { model: 'ai/llm' } },
  secrets: { npm: { file: './npm' } },
};
const db = { image: 'a/db:1' };

function findings(service: object, more: object = {}) {
  const web = { image: 'a/b:1', ...service };
  return check(composeInvalid, { rest: { ...rest, ...more }, services: { web, db } });
}

describe('what a service refers to', () => {
  test.each([
    { networks: ['front', 'default'] },
    { networks: { front: { aliases: ['x'] } } },
    { depends_on: ['db'] },
    { depends_on: { db: { condition: 'service_started' } } },
    { network_mode: 'service:db' },
    { network_mode: 'container:other' },
    { network_mode: 'host' },
    { pid: 'service:db', ipc: 'host' },
    { volumes_from: ['db:ro', 'container:other'] },
    { links: ['db:database'] },
    { models: ['llm'] },
    { build: { context: '.', secrets: ['npm', { source: 'npm' }] } },
    { depends_on: ['${OTHER}'] },
  ])('is there: %j', (service) => {
    expect(findings(service)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ networks: ['back'] }, 'networks/0'],
    [{ networks: { back: {} } }, 'networks/back'],
    [{ depends_on: ['dc'] }, 'depends_on/0'],
    [{ depends_on: { dc: { condition: 'service_started', required: false } } }, 'depends_on/dc'],
    [{ network_mode: 'service:dc' }, 'network_mode'],
    [{ pid: 'service:dc' }, 'pid'],
    [{ volumes_from: ['dc'] }, 'volumes_from/0'],
    [{ links: ['dc:database'] }, 'links/0'],
    [{ models: { other: {} } }, 'models/other'],
    [{ build: { context: '.', secrets: [{ source: 'other' }] } }, 'build/secrets/0'],
  ])('is missing: %j', (service, place) => {
    const told = findings(service);
    expect(placesOf(told)).toEqual([`services.web/${place}`]);
  });

  test('is suggested where a name is near', () => {
    expect(findings({ depends_on: ['dc'] })[0]?.suggestion).toBe('db');
  });

  test('may come from a file that is included', () => {
    expect(findings({ depends_on: ['dc'], networks: ['back'] }, { include: ['more.yaml'] })).toEqual([]);
  });
});

describe('services that a patch lets wait for each other', () => {
  test('are told at the patch', () => {
    const chart = shop();
    const depends_on = { b: { condition: 'service_started' as const } };
    const a = new Worker(chart, 'a', { image, patch: { compose: { depends_on } } });
    new Worker(chart, 'b', { image, startAfter: [a] });
    const { diagnostics } = read(chart);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, path }) => [code, path])).toEqual([['compose/invalid', 'shop/a']]);
  });

  test('may not be told twice where the app says so itself', () => {
    const chart = shop();
    const a = new Worker(chart, 'a', { image });
    const b = new Worker(chart, 'b', { image, startAfter: [a] });
    a.startAfter(b);
    expect(read(chart).told.filter((line) => line.includes('compose/invalid'))).toEqual([]);
  });
});

describe('configs and secrets', () => {
  const places = (sections: object) => placesOf(check(composeInvalid, { rest: { ...sections } }));

  test.each([
    { configs: { a: { content: '' } }, secrets: { a: { environment: 'A' } } },
    { configs: { a: { external: true } }, secrets: { a: { driver: 'x' } } },
  ])('have one source: %j', (sections) => {
    expect(places(sections)).toEqual([]);
  });

  test.each([
    [{ configs: { a: {} } }, 'configs/a'],
    [{ secrets: { a: { file: './a', environment: 'A' } } }, 'secrets/a'],
  ])('have neither none nor two: %j', (sections, place) => {
    expect(places(sections)).toEqual([`compose.yaml/${place}`]);
  });
});
