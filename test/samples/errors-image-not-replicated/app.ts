import { App, Chart, StatefulApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new StatefulApp(shop, 'db', {
  image: 'postgres:17.2',
  user: 'image',
  port: 5432,
  scale: 3,
  storage: { '/var/lib/postgresql/data': '10Gi' },
});

app.synth();
