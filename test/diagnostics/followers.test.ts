import type { Finding } from '../../lib/diagnostics/finding';
import { followers } from '../../lib/diagnostics/followers';

const origin = { path: 'shop/web', construct: 'WebApp', suppressions: [] };
const elsewhere = { ...origin, path: 'shop/api' };
const earlier: Finding = { code: 'props/wrong-type', message: '', origin, property: ['port'] };
const follows = followers([earlier]);

describe('a finding about a construct whose port could not be read', () => {
  it.each<[string, Partial<Finding>]>([
    ['is what a schema says of the whole', { code: 'kubernetes/invalid' }],
    [
      'is about a probe that finds no port',
      { code: 'probe/port-not-found', property: ['readiness', 'port'] },
    ],
    ['is about the port itself', { code: 'port/host-taken', property: ['port'] }],
  ])('follows where it %s', (_, finding) => {
    expect(follows({ code: 'kubernetes/invalid', message: '', origin, ...finding })).toBe(true);
  });

  it('stands by itself where it is about another property', () => {
    expect(follows({ code: 'label/invalid', message: '', origin, property: ['labels', 'a b'] })).toBe(false);
  });

  it('stands by itself where it is about another construct', () => {
    expect(follows({ code: 'kubernetes/invalid', message: '', origin: elsewhere })).toBe(false);
  });
});

describe('a finding beside another one under the same property', () => {
  const about = (...property: (string | number)[]): Finding => ({
    code: 'props/wrong-type',
    message: '',
    origin,
    property,
  });
  const isHidden = (reported: Finding, code: Finding['code'], ...property: (string | number)[]) =>
    followers([reported])({ code, message: '', origin, property });

  it('stands by itself: the next of a list, another key, another container', () => {
    expect(isHidden(about('publish', 0, 'port'), 'port/not-found', 'publish', 1, 'port')).toBe(true);
    expect(isHidden(about('publish', 0, 'nodePort'), 'port/not-found', 'publish', 1, 'port')).toBe(false);
    expect(isHidden(about('env', 'A'), 'name/invalid', 'env', 'B=C')).toBe(false);
    expect(isHidden(about('rollout', 'maxSurge'), 'kubernetes/invalid', 'rollout', 'minReady')).toBe(false);
    const sidecar = about('sidecars', 0, 'port');
    expect(isHidden(sidecar, 'probe/port-not-found', 'readiness', 'port')).toBe(false);
    expect(isHidden(sidecar, 'probe/port-not-found', 'sidecars', 0, 'liveness', 'port')).toBe(true);
  });

  it('follows where it is about a part of that, or the whole around it', () => {
    expect(
      isHidden(about('resources', 'memory'), 'resources/request-above-limit', 'resources', 'memory', 'limit'),
    ).toBe(true);
    expect(isHidden(about('env', 'A'), 'name/invalid', 'env')).toBe(true);
  });

  it('follows where it rests on what could not be read, of that container or of all', () => {
    expect(isHidden(about('user'), 'image/needs-looser-defaults', 'image')).toBe(true);
    expect(isHidden(about('storage', '/data'), 'image/data-not-kept', 'image')).toBe(true);
    expect(isHidden(about('volumes', '/data'), 'image/data-not-kept', 'containers', 0, 'image')).toBe(true);
    expect(isHidden(about('containers', 0, 'env'), 'image/little-memory', 'containers', 0, 'resources')).toBe(
      true,
    );
    expect(
      isHidden(about('containers', 1, 'user'), 'image/needs-looser-defaults', 'containers', 0, 'image'),
    ).toBe(false);
    expect(isHidden(about('user'), 'image/data-not-kept', 'image')).toBe(false);
  });

  it('is told of a patch, whatever else is wrong', () => {
    expect(isHidden(about('port'), 'kubernetes/invalid', 'patch', 'deployment')).toBe(false);
  });

  it('follows whatever it is about, where none of the props could be read', () => {
    expect(isHidden(about(), 'kubernetes/invalid', 'image')).toBe(true);
  });
});

test('nothing follows from a warning', () => {
  const warned = followers([{ code: 'value/lost', message: '', origin, property: ['env', 'A'] }]);
  expect(warned({ code: 'name/invalid', message: '', origin, property: ['env', 'B=C'] })).toBe(false);
});
