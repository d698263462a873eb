import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({ security: 'restricted' });
const shop = new Chart(app, 'shop', { namespace: { name: 'shop' } });
const image = 'ghcr.io/acme/tool:1.0.0';

new Worker(shop, 'plain', { image });
new Worker(shop, 'root', { image, user: 0 });
new WebApp(shop, 'router', { image, port: 8080, addCapabilities: ['NET_BIND_SERVICE', 'NET_ADMIN'] });

// Of this one the namespace is somebody else's, and said to be wider.
const tools = new Chart(app, 'tools', {
  namespace: { name: 'default', create: false, podSecurity: 'baseline' },
});
new Worker(tools, 'owner', { image, addCapabilities: ['CHOWN'] });
new Worker(tools, 'all', { image, privileged: true });

app.synth();
