import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    PLAIN: 'info',
    NUMBER: 8080,
    FRACTION: 0.25,
    YES: true,
    EMPTY: '',
    YAML_YES: 'yes',
    YAML_ON: 'on',
    YAML_NULL: 'null',
    YAML_TILDE: '~',
    DATE: '2024-01-01',
    TIME: '12:30:45',
    OCTAL: '0o17',
    EXPONENT: '1e3',
    HASH: 'a # b',
    COLON: 'a: b',
    SPACES: '  both  ',
    LINES: 'first\nsecond\n',
    JSON: JSON.stringify({ level: 'info', tags: ['a', 'b'] }),
    LONG: 'x'.repeat(200),
    UNICODE: 'Grüße, 世界',
    'dotted.name': 'kept',
  },
});

app.synth();
