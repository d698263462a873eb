import { App, Chart, configFiles, emptyDir, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
const mailer = new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', env: { LEVEL: 'info' } });

mailer.addEnv('API_URL', api.url());
mailer.addEnv('LEVEL', 'debug');
mailer.addVolume('/var/spool', emptyDir());
mailer.addVolume('/etc/mailer', configFiles({ 'mailer.ini': '[mail]\n' }));
mailer.addLabel('acme.dev/tier', 'back');
mailer.addAnnotation('acme.dev/owner', 'mail');
mailer.addCall(api);
mailer.addInitContainer({ name: 'migrate', image: 'ghcr.io/acme/mailer:1.0.0', args: ['migrate'] });
mailer.startAfter(api);

app.synth();
