import type { Container } from '../../lib/model/container';
import { codes, port } from '../model/parts';
import { lower, makeWorld, webOf } from './make';

const hooksOf = (container: Partial<Container>, world = makeWorld()) => {
  const { post_start, pre_stop } = lower(webOf({ ports: [port()], ...container }), world);
  return { post_start, pre_stop };
};

test('commands run after the start and before the stop', () => {
  const world = makeWorld();
  expect(
    hooksOf(
      { postStart: { type: 'exec', command: ['a', '$b'] }, preStop: { type: 'exec', command: ['c'] } },
      world,
    ),
  ).toEqual({ post_start: [{ command: ['a', '$$b'] }], pre_stop: [{ command: ['c'] }] });
  expect(codes(world)).toEqual([]);
});

test('a request is made by the health tool', () => {
  const preStop = { type: 'httpGet', path: '/drain', scheme: 'HTTP' } as const;
  expect(hooksOf({ preStop, healthTool: 'wget' }).pre_stop).toEqual([
    { command: ['wget', '-q', '-O', '/dev/null', '-T', '30', 'http://127.0.0.1:8080/drain'] },
  ]);
});

test('a request without a tool is left out, with a warning at the hook', () => {
  const world = makeWorld();
  const postStart = { type: 'httpGet', path: '/warm', scheme: 'HTTP' } as const;
  expect(hooksOf({ postStart }, world).post_start).toBeUndefined();
  expect(world.findings).toMatchObject([{ code: 'parity/not-expressible', property: ['postStart'] }]);
});

test('a pause is left out, for the table tells what becomes of it', () => {
  const world = makeWorld();
  expect(hooksOf({ preStop: { type: 'sleep', duration: 5000 } }, world).pre_stop).toBeUndefined();
  expect(codes(world)).toEqual([]);
});

test('a docker compose without hooks is a warning', () => {
  const world = makeWorld({ compose: { floor: '2.29' } });
  expect(hooksOf({ preStop: { type: 'exec', command: ['c'] } }, world).pre_stop).toBeUndefined();
  expect(world.findings).toMatchObject([{ code: 'parity/not-expressible', property: ['preStop'] }]);
});
