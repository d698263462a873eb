import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'both', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  command: ['node', '--enable-source-maps'],
  args: ['mailer.js', '--workers', 4, '--dry-run', false],
  workingDir: '/srv/mailer',
});
new Worker(shop, 'args-only', { image: 'ghcr.io/acme/mailer:1.0.0', args: ['--verbose'] });
new Worker(shop, 'command-only', { image: 'ghcr.io/acme/mailer:1.0.0', command: ['mailer'] });

app.synth();
