import { App, Chart, configFile, emptyDir, secretFiles, Worker } from 'lading';
import { image, read, shop } from '../make';

const shared = (chart: Chart) =>
  read(chart)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, path, message }) => `${path}: ${code}: ${message.split(',')[0]}`);

describe('one emptyDir() value', () => {
  it('in two workloads is an error that names both', () => {
    const chart = shop();
    const inbox = emptyDir();
    new Worker(chart, 'fetch', { image, volumes: { '/inbox': inbox } });
    new Worker(chart, 'sort', { image, volumes: { '/inbox': { volume: inbox, readOnly: true } } });
    expect(shared(chart)).toEqual([
      'shop/sort: volume/shared: "fetch" and "sort" mount the same emptyDir() value',
    ]);
  });

  it('that is mounted later is found, too', () => {
    const chart = shop();
    const inbox = emptyDir();
    new Worker(chart, 'fetch', { image }).addVolume('/inbox', inbox);
    new Worker(chart, 'sort', { image }).addSidecar({ image, volumes: { '/inbox': inbox } });
    expect(shared(chart)).toHaveLength(1);
  });

  it('is one volume for all containers of a workload', () => {
    const chart = shop();
    const inbox = emptyDir();
    const volumes = { '/inbox': inbox, '/again': inbox };
    new Worker(chart, 'fetch', { image, volumes, sidecars: [{ image, volumes }] }).addVolume('/third', inbox);
    expect(shared(chart)).toEqual([]);
  });

  it('may be used in another app, and in the next environment', () => {
    const inbox = emptyDir();
    for (const name of ['dev', 'prod']) {
      const chart = new Chart(new App(), name);
      new Worker(chart, 'fetch', { image, volumes: { '/inbox': inbox } });
      expect(shared(chart)).toEqual([]);
    }
  });
});

test('one value of configuration or secrets serves any number of workloads', () => {
  const chart = shop();
  const volumes = { '/etc/motd': configFile('hello'), '/run/tls': secretFiles('tls', ['tls.key']) };
  new Worker(chart, 'fetch', { image, volumes });
  new Worker(chart, 'sort', { image, volumes });
  expect(shared(chart)).toEqual([]);
});
