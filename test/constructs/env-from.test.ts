import { Worker, type WorkerProps } from 'lading';
import { at, image, read, shop } from './make';

const reading = (props: object) => {
  const chart = shop();
  new Worker(chart, 'mailer', { image, ...(props as Partial<WorkerProps>) });
  return read(chart);
};

describe('envFrom', () => {
  test.each([
    ['a prefix that is no name', [{ config: 'a', envFile: 'a.env', prefix: '1-' }], 'props/wrong-value'],
    ['two objects at once', [{ config: 'a', secret: 'b', envFile: 'a.env' }], 'props/unknown'],
    ['none', [{ envFile: 'a.env' }], 'props/missing'],
    ['no list', { config: 'a' }, 'props/wrong-type'],
  ])('does not take %s', (_, envFrom, code) => {
    expect(reading({ envFrom }).told).toEqual([`shop/mailer: ${code}`]);
  });

  test('is missing on Compose where no file is named: a warning, and none for what is optional', () => {
    const { told, diagnostics } = reading({ envFrom: [{ secret: 'a' }, { config: 'b', optional: true }] });
    expect(told).toEqual(['shop/mailer: parity/not-expressible']);
    expect(diagnostics.filter(({ message }) => message.includes('no ConfigMap'))).toMatchObject([
      { severity: 'note', code: 'parity/not-expressible' },
    ]);
  });

  test('is said for one target alone, and in defaults', () => {
    const { told, services, objects } = reading({ kubernetes: { envFrom: [{ config: 'a' }] } });
    expect(told).toEqual([]);
    expect(at(services, 'mailer', 'env_file')).toBeUndefined();
    expect(at(objects, 'Deployment/mailer', 'spec', 'template', 'spec', 'containers', 0, 'envFrom')).toEqual([
      { configMapRef: { name: 'a' } },
    ]);
  });
});
