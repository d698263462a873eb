import { App, Chart, defineRule, exec, StatefulApp, Worker } from 'lading';

/** Whoever is woken at night has to know whom to ask. */
const ownerLabel = defineRule({
  code: 'custom/owner-label',
  config: { label: 'acme.dev/owner' },
  more: 'https://wiki.acme.dev/owners',
  kinds: ['Deployment', 'StatefulSet'],
  object({ metadata }, { config, name, report }) {
    if (metadata?.labels?.[config.label] === undefined)
      report({
        message: `${name} does not say who owns it.`,
        at: ['metadata', 'labels'],
        consequence: 'Nobody knows whom to ask when it fails.',
        fix: `Give it the label ${config.label}.`,
      });
  },
});

/** On both targets: what is told of one property is told once. */
const ownRegistry = defineRule({
  code: 'custom/own-registry',
  config: { registry: 'ghcr.io/acme/' },
  container({ image = '' }, { config, name, report }) {
    if (!image.startsWith(config.registry)) report({ message: `The ${name} is not ours.`, at: ['image'] });
  },
  service({ image = '' }, { config, name, report }) {
    if (!image.startsWith(config.registry)) report({ message: `${name} is not ours.`, at: ['image'] });
  },
});

/** Of what the app says, whatever becomes of it. */
const onePort = defineRule({
  code: 'custom/one-port',
  workload({ name, containers }, { report }) {
    for (const { ports, at } of containers)
      if (ports.length > 1) report({ message: `"${name}" opens several ports.`, at: [...at, 'ports'] });
  },
});

const app = new App({
  policy: {
    custom: [ownerLabel, ownRegistry, onePort],
    rules: { 'custom/owner-label': { label: 'team' } },
  },
});
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  labels: { team: 'post' },
});
new StatefulApp(shop, 'queue', {
  image: 'docker.io/acme/queue:3.2.0',
  ports: [
    { name: 'amqp', port: 5672 },
    { name: 'metrics', port: 15692 },
  ],
  readiness: exec(['queue', 'ping']),
  storage: { '/data': '1Gi' },
  suppress: [{ code: 'custom/one-port', reason: 'The metrics of the broker have a port of their own.' }],
});

app.synth();
