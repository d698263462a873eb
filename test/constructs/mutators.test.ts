import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  Chart,
  configFiles,
  emptyDir,
  isSynthesisError,
  WebApp,
  type WebAppProps,
  Worker,
} from 'lading';
import { image, read, shop } from './make';

describe('what is added after construction', () => {
  it('is the same as writing it in the props', () => {
    const volume = configFiles({ 'a.ini': 'a' });
    const more = { image, command: ['prepare'] };
    const early = shop();
    const earlyDb = new WebApp(early, 'db', { image, port: 5432 });
    new WebApp(early, 'web', {
      image,
      port: 80,
      env: { A: '1', DB: earlyDb.host },
      volumes: { '/etc/web': volume, '/cache': emptyDir() },
      labels: { 'acme.dev/team': 'shop' },
      annotations: { 'acme.dev/page': 'x' },
      calls: [earlyDb],
      startAfter: [earlyDb],
      initContainers: [more],
      sidecars: [more],
      expose: 'web.acme.dev',
    });
    const late = shop();
    const lateDb = new WebApp(late, 'db', { image, port: 5432 });
    new WebApp(late, 'web', { image, port: 80, expose: 'web.acme.dev' })
      .addEnv('A', '1')
      .addEnv('DB', lateDb.host)
      .addVolume('/etc/web', volume)
      .addVolume('/cache', emptyDir())
      .addLabel('acme.dev/team', 'shop')
      .addAnnotation('acme.dev/page', 'x')
      .addCall(lateDb)
      .startAfter(lateDb)
      .addInitContainer(more)
      .addSidecar(more);
    expect(read(late).objects).toEqual(read(early).objects);
    expect(read(late).services).toEqual(read(early).services);
  });

  it('is in the next synth, when somebody has looked before', () => {
    const chart = shop();
    const worker = new Worker(chart, 'worker', { image });
    expect(read(chart).services.worker).not.toHaveProperty('environment');
    worker.addEnv('A', '1');
    expect(read(chart).services.worker).toHaveProperty('environment', { A: '1' });
  });

  it('is refused once synthesis has locked the tree', () => {
    const app = new App({ outdir: join(tmpdir(), `lading-locked-${process.pid}`) });
    const worker = new Worker(new Chart(app, 'shop'), 'worker', { image });
    app.node.lock();
    const add = () => worker.addEnv('A', '1');
    expect(add).toThrow('model/locked');
    try {
      add();
    } catch (error) {
      expect(isSynthesisError(error)).toBe(true);
    }
  });

  it('never changes the props that were given', () => {
    const props: WebAppProps = Object.freeze({
      image,
      port: 80,
      env: Object.freeze({ A: '1' }),
      labels: Object.freeze({}),
    });
    const chart = shop();
    new WebApp(chart, 'one', props).addEnv('B', '2').addLabel('acme.dev/a', 'b');
    new WebApp(chart, 'two', props);
    expect(read(chart).services.two).toHaveProperty('environment', { A: '1' });
  });
});
