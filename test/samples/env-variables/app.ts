import { App, Chart, perTarget, variable, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: `ghcr.io/acme/mailer:${perTarget({ kubernetes: '1.0.0', compose: variable('TAG', { default: 'dev' }) })}`,
  env: {
    LOG_LEVEL: variable('LOG_LEVEL', { default: 'info' }),
    GREETING: `hello, ${variable('NAME', { default: 'world' })}!`,
    PLACE: perTarget({ kubernetes: 'cluster', compose: 'laptop' }),
  },
});

app.synth();
