import { App, Chart, defineRule, Worker } from 'lading';

const owner = defineRule({
  code: 'custom/owner',
  kinds: ['Deployment'],
  object({ metadata }, { name, report }) {
    const { owner } = JSON.parse(metadata?.annotations?.team ?? '');
    if (owner === undefined) report(`${name} has no owner.`);
  },
});

const later = defineRule({
  code: 'custom/later',
  async container() {
    await Promise.resolve();
  },
});

const app = new App({ policy: { custom: [owner, later] } });
new Worker(new Chart(app, 'shop'), 'mailer', { image: 'acme/mailer:1.0.0' });
app.synth();
