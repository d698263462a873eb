import { App, Chart, emptyDir, StatefulApp, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'db', { image: 'postgres:17.2', user: 'image', port: 5432 });
// Up to PostgreSQL 17 the image has a volume of its own below this one, which is lost.
new StatefulApp(shop, 'old', {
  image: 'postgres:16',
  user: 'image',
  port: 5432,
  storage: { '/var/lib/postgresql': '10Gi' },
});
new WebApp(shop, 'cms', {
  image: 'mariadb:11.4',
  user: 'image',
  port: 3306,
  volumes: { '/var/lib/mysql': emptyDir() },
});

app.synth();
