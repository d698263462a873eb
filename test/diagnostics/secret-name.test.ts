import { isSecretValue, secretKindOf } from '../../lib/diagnostics/secret-name';

test.each([
  ['POSTGRES_PASSWORD', 'password'],
  ['PGPASSWORD', 'password'],
  ['MYSQL_ROOT_PASSWORD_2', 'password'],
  ['dbPassword', 'password'],
  ['spring.datasource.password', 'password'],
  ['--password', 'password'],
  ['MYSQL_PWD', 'password'],
  ['SMTP_PASS', 'password'],
  ['KEY_PASSPHRASE', 'password'],
  ['requirepass', 'password'],
  ['GITHUB_TOKEN', 'token'],
  ['accessToken', 'token'],
  ['JWT_SECRET', 'secret'],
  ['client-secret', 'secret'],
  ['AUTH_SECRET', 'secret'],
  ['API_KEY', 'key'],
  ['stripeApiKey', 'key'],
  ['apikey', 'key'],
  ['AWS_SECRET_ACCESS_KEY', 'key'],
  ['SECRET_KEY_BASE', 'key'],
  ['PG_META_CRYPTO_KEY', 'key'],
  ['DB_ENC_KEY', 'key'],
  ['S3_PROTOCOL_ACCESS_KEY_SECRET', 'secret'],
  ['SLACK_VERIFICATION_TOKEN', 'token'],
  ['PUBLIC_SITE_PASSWORD', 'password'],
] as const)('%s promises a %s', (name, kind) => {
  expect(secretKindOf(name)).toBe(kind);
});

test.each([
  ...[
    'PASSWORD_FILE',
    'POSTGRES_PASSWORD_FILE',
    'TOKEN_URL',
    'PASSWORD_MIN_LENGTH',
    'SECRET_NAME',
    'PWD',
    'OLDPWD',
  ],
  ...[
    'PROXY_PASS',
    'BYPASS',
    'COMPASS',
    'TLS_SECRET',
    'IMAGE_PULL_SECRET',
    'PUBLIC_KEY',
    'PRIMARY_KEY',
    'KEY',
  ],
  ...[
    'AWS_ACCESS_KEY_ID',
    'MAX_TOKENS',
    'TOKENIZER',
    'PASSWORD_RESET_ENABLED',
    'KEYBOARD',
    'SECRETARY',
    'MONKEY',
  ],
  ...[
    'NEXT_PUBLIC_API_KEY',
    'LOGFLARE_PUBLIC_ACCESS_TOKEN',
    'STRIPE_PUBLISHABLE_API_KEY',
    'VAPID_PUBLIC_KEY',
    'REDIS_SSL_KEYFILE',
    'SSL_KEY',
    'TOKEN_TTL',
    'KEY_PREFIX',
    'ACCESS_TOKEN_EXPIRE_MINUTES',
    'OIDC_TOKEN_URI',
    'ALLOW_EMPTY_PASSWORD_HINT',
  ],
  ...['../passwd', 'etc/passwd', 'PASSENGERS', 'LOG_LEVEL', '', 'constructor'],
])('%s does not', (name) => {
  expect(secretKindOf(name)).toBeUndefined();
});

test.each(['hunter2', 'postgres', 'changeme', '1234', 'correct horse', 'p@ss', 'x'])(
  '%j can be a password',
  (value) => {
    expect(isSecretValue(value, 'password')).toBe(true);
  },
);

test.each([
  ...[
    '',
    ' ',
    'true',
    'no',
    '0',
    '1',
    'none',
    'optional',
    'prompt',
    '/run/secrets/db',
    './db',
    '~/db',
    'C:\\db',
  ],
  ...[
    'https://acme.dev/reset',
    'file:///run/db',
    '${PASSWORD}',
    '$PASSWORD',
    '$(PASSWORD)',
    '<password>',
    '{{ db }}',
  ],
  ...['***', 'xxx', '\0', 'a\0', '…', '%PASSWORD%'],
])('%j is none', (value) => {
  expect(isSecretValue(value, 'password')).toBe(false);
});

test.each(['4096', 'short', 'two words', '12345678'])('%j is a password at most', (value) => {
  expect(isSecretValue(value, 'token')).toBe(false);
  expect(isSecretValue(value, 'password')).toBe(true);
});
