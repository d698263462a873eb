import { join } from 'node:path';
import type { Recipe } from './image';

const examples = join(__dirname, '../../../examples');

/** A web server of Python's, as the Dockerfile of an example makes it. */
function gunicorn(...files: readonly string[]): Recipe {
  return { ...python(...files), cmd: ['gunicorn', 'app:app'], env: { PORT: '8080' } };
}

function python(...files: readonly string[]): Recipe {
  const copied = files.map((file): [string, { from: string }] => [
    `srv/${file.split('/').at(-1)}`,
    { from: join(examples, file) },
  ]);
  return { files: Object.fromEntries(copied), workingDir: '/srv' };
}

// What nginx-unprivileged has changed of nginx: it writes nowhere but to /tmp.
const unprivileged = `pid /tmp/nginx.pid;
events {}
http {
  include mime.types;
  client_body_temp_path /tmp/client; proxy_temp_path /tmp/proxy; fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi; scgi_temp_path /tmp/scgi;
  access_log off; error_log /dev/stderr;
  include conf.d/*.conf;
}
`;

/** Real software, by the name of the image. */
const software: readonly (readonly [name: RegExp, recipe: Recipe])[] = [
  [/^nginx:/, { files: {}, cmd: ['nginx', '-g', 'daemon off;'], ports: [80] }],
  [
    /^nginxinc\/nginx-unprivileged:/,
    {
      files: { 'etc/nginx/nginx.conf': { text: unprivileged } },
      cmd: ['nginx', '-e', '/dev/stderr', '-g', 'daemon off;'],
      user: '101',
    },
  ],
  [
    /^redis:/,
    {
      files: { 'data/.keep': { text: '' } },
      cmd: ['redis-server', '--bind', '0.0.0.0', '--protected-mode', 'no'],
      workingDir: '/data',
    },
  ],
  [
    /^postgres:/,
    {
      files: { 'usr/local/bin/start-postgres': { from: join(__dirname, 'postgres.sh') } },
      entrypoint: ['sh', '/usr/local/bin/start-postgres'],
      // SIGTERM would wait for its clients to leave.
      stopSignal: 'SIGINT',
    },
  ],
  [/^busybox:/, { files: {}, cmd: ['sh'] }],
  [/^prom\/prometheus:/, { files: {}, entrypoint: ['prometheus'], user: '65534', workingDir: '/prometheus' }],
  [/^ghcr\.io\/acme\/hello:/, gunicorn('flask/service/app.py')],
  [/^ghcr\.io\/acme\/metrics:/, gunicorn('monitoring/hello/app.py')],
  [/^ghcr\.io\/acme\/shop:/, gunicorn('shop/api/app.py', 'shop/api/migrate.py')],
  [/^ghcr\.io\/acme\/voting-vote:/, gunicorn('voting-app/vote/app.py', 'voting-app/vote/seed.py')],
  [/^ghcr\.io\/acme\/voting-result:/, gunicorn('voting-app/result/app.py')],
  [
    /^ghcr\.io\/acme\/voting-worker:/,
    { ...python('voting-app/worker/worker.py'), cmd: ['python3', 'worker.py'] },
  ],
  [
    /\/mesh-app:/,
    {
      files: { 'srv/server.js': { from: join(__dirname, '../mesh/server.js') } },
      cmd: ['node', '/srv/server.js'],
    },
  ],
  [
    /\/page:/,
    {
      files: { 'srv/server.js': { from: join(__dirname, 'page/server.js') } },
      cmd: ['node', '/srv/server.js'],
    },
  ],
];

/** What an image is made of that holds the software it is named after; nothing where a stand-in takes its place. */
export function softwareFor(name: string): Recipe | undefined {
  return software.find(([pattern]) => pattern.test(name))?.[1];
}
