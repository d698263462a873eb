import { App, Chart, configFiles, exec, secret, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// What is written here reaches the program as it is, on both targets.
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  command: ['sh', '-c', 'echo "$HOME" "${USER}" $(date) $$ && exec web'],
  args: ['$PATH', '$(HOSTNAME)', '$$', '${X:-y}', ' $A', 'a$'],
  env: {
    PRICE: '$5',
    SHELL_STYLE: '${NOT_A_VARIABLE}',
    KUBERNETES_STYLE: '$(NOT_A_VARIABLE)',
    DOUBLED: '$$',
    WITH_SECRET: `p$ss-${secret('db', 'password')}-$(x)`,
  },
  readiness: exec(['sh', '-c', 'test -n "$READY" && test $(id -u) != 0']),
  postStart: exec(['sh', '-c', 'echo $HOME']),
  preStop: exec(['sh', '-c', 'kill -TERM $(pidof web)']),
  volumes: { '/etc/web': configFiles({ 'web.conf': 'home = $HOME\ncost = $(COST) $$ ${x}\n' }) },
  labels: { 'acme.dev/team': 'web' },
  annotations: { 'acme.dev/price': '$5 ${each} $(now)' },
});

app.synth();
