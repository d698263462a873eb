import { App, Chart, StatefulApp, secret } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const password = secret('db', 'password');
new StatefulApp(shop, 'db', {
  image: 'mysql:8.4.5',
  user: 'image',
  port: 3306,
  env: { MYSQL_ROOT_PASSWORD: password },
  storage: { '/var/lib/mysql': '10Gi' },
  resources: { memory: '256Mi' },
});
new StatefulApp(shop, 'events', {
  image: 'apache/kafka:4.0.0',
  user: 'image',
  port: 9092,
  storage: { '/var/lib/kafka/data': '10Gi' },
  resources: { cpu: '1', memory: { request: '512Mi', limit: '1Gi' } },
});
// What leaves it open gets enough, and what says less is believed.
new StatefulApp(shop, 'orders', {
  image: 'mysql:8.4.5',
  user: 'image',
  port: 3306,
  env: { MYSQL_ROOT_PASSWORD: password },
  storage: { '/var/lib/mysql': '10Gi' },
});
new StatefulApp(shop, 'audit', {
  image: 'apache/kafka:4.0.0',
  user: 'image',
  port: 9092,
  env: { KAFKA_HEAP_OPTS: '-Xmx256m -Xms256m' },
  storage: { '/var/lib/kafka/data': '10Gi' },
  resources: { memory: '512Mi' },
});

app.synth();
