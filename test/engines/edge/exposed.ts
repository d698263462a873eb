import type { Exposed } from './ingress';

/** What the app of this step exposes: hosts and paths that lie within each other, and a share. */
export const exposed = {
  web: { host: ['acme.dev', 'www.acme.dev'] },
  api: { host: 'acme.dev', path: ['/api', { path: '/health', pathType: 'Exact' }] },
  admin: { host: 'acme.dev', path: '/api/admin/' },
  health: { host: 'acme.dev', path: '/health/deep' },
  tenants: { host: '*.acme.dev', path: '/shop' },
  one: { host: 'one.acme.dev', path: ['/only', { path: '/exact/', pathType: 'Exact' }] },
  shared: { host: 'shared.acme.dev', weight: 70, shares: { next: 30 } },
} as const satisfies Exposed;

export const hosts = [
  'acme.dev',
  'www.acme.dev',
  'two.acme.dev',
  'one.acme.dev',
  'shared.acme.dev',
  'a.b.acme.dev',
  'other.dev',
];

export const paths = [
  ...[
    '/',
    '/api',
    '/api/',
    '/apis',
    '/api/x',
    '/api/admin',
    '/api/admin/',
    '/api/admin/x',
    '/api/administer',
  ],
  ...['/health', '/health/', '/health/deep', '/health/deep/x', '/shop', '/shop/x', '/shopping'],
  ...['/only', '/exact', '/exact/'],
];
