import { composeInvalid } from '../../../lib/validation/rules/compose-invalid';
import { check, placesOf } from './check';

const places = (web: object) => placesOf(check(composeInvalid, { services: { web } }));

describe('compose/invalid beyond the schema', () => {
  test.each([{ image: 'a/b:1' }, { build: { context: '.' } }, { provider: { type: 'model' } }])(
    'takes a service made of %j',
    (service) => {
      expect(places(service)).toEqual([]);
    },
  );

  test.each(['true', 'Off', 'y', '${TTY}', true])('takes a switch that is %j', (value) => {
    expect(places({ image: 'a/b:1', tty: value, build: { pull: value } })).toEqual([]);
  });

  test.each<[object, string]>([
    [{ attach: 'never' }, '/attach'],
    [{ read_only: '1' }, '/read_only'],
    [{ build: { no_cache: 'x' } }, '/build/no_cache'],
    [{ healthcheck: { disable: 'x' } }, '/healthcheck/disable'],
  ])('does not take %j for on or off', (more, pointer) => {
    expect(places({ image: 'a/b:1', ...more })).toEqual([`services.web${pointer}`]);
  });

  test('does not take a service that is made of nothing', () => {
    expect(places({ command: ['x'] })).toEqual(['services.web']);
  });

  test('takes absolute paths, those that are filled in later, and names of configs', () => {
    const service = {
      image: 'a/b:1',
      tmpfs: ['/tmp:exec,mode=1777', '/run/'],
      volumes: [
        { type: 'volume', source: 'a', target: '/a' },
        'b:/b',
        { type: 'volume', target: '${PLACE}' },
      ],
      configs: [{ source: 'c', target: 'c.yaml' }, { source: 'd', target: '/d.yaml' }, 'e'],
    };
    expect(places(service)).toEqual([]);
  });

  test.each([
    ['tmpfs', ['rel:exec'], '/tmpfs/0'],
    ['tmpfs', '/', '/tmpfs/0'],
    ['volumes', [{ type: 'volume', target: 'rel/a' }], '/volumes/0'],
    ['volumes', [{ type: 'volume', target: '//' }], '/volumes/0'],
    ['configs', [{ source: 'a', target: './a.yaml' }], '/configs/0'],
  ])('does not take %s %j', (list, entries, pointer) => {
    expect(places({ image: 'a/b:1', [list]: entries })).toEqual([`services.web${pointer}`]);
  });

  test.each([
    ['/stop_grace_period', { stop_grace_period: '10' }],
    ['/healthcheck/interval', { healthcheck: { interval: 'A' } }],
    ['/deploy/rollback_config/monitor', { deploy: { rollback_config: { monitor: '5 s' } } }],
    ['/deploy/restart_policy/window', { deploy: { restart_policy: { window: 'soon' } } }],
  ])('does not take what is no span of time at %s', (pointer, parts) => {
    expect(places({ image: 'a/b:1', ...parts })).toEqual([`services.web${pointer}`]);
  });

  test.each(['0', '10s', '1m30s', '1.5h', '500ms', '1d', '${TIME}'])('takes the span of time %s', (time) => {
    const deploy = { update_config: { delay: time, monitor: time } };
    expect(places({ image: 'a/b:1', stop_grace_period: time, deploy })).toEqual([]);
  });
});
