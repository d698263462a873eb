import { configFile, emptyDir, Worker } from 'lading';
import { image, read, shop } from './make';

test('a folder that is written in another way is the same folder', () => {
  const chart = shop();
  new Worker(chart, 'mailer', {
    image,
    volumes: { '/tmp/': emptyDir({ name: 'mine' }), '//etc/./x': configFile('') },
  });
  const { objects, services, told } = read(chart);
  expect(told).toEqual([]);
  expect(objects['Deployment/mailer']).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              volumeMounts: [
                { mountPath: '/tmp', name: 'mine' },
                { mountPath: '/etc/x', subPath: 'content' },
              ],
            },
          ],
        },
      },
    },
  });
  expect(services.mailer).toMatchObject({
    tmpfs: ['/tmp:exec,mode=1777'],
    configs: [{ target: '/etc/x' }],
  });
});

test('one folder under two names is an error, on Compose alone as well', () => {
  const chart = shop();
  new Worker(chart, 'mailer', {
    image,
    targets: ['compose'],
    volumes: { '/x': configFile('a'), '/x/': configFile('b') },
  });
  expect(read(chart).told).toEqual(['shop/mailer: volume/duplicate-mount']);
});
