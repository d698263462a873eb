import { clearInConfig, clearInText, clearUnderName } from '../../lib/diagnostics/clear-text';

const pieces = (text: string, found: readonly { readonly start: number; readonly end: number }[]) =>
  found.map(({ start, end }) => text.slice(start, end));

test.each([
  ['--requirepass=hunter2', ['hunter2']],
  ['PGPASSWORD=hunter2 psql -c "select 1"', ['hunter2']],
  [`export DB_PASSWORD='hunter2' && run`, ['hunter2']],
  ['jdbc:postgresql://db/shop?user=shop&password=hunter2', ['hunter2']],
  ['--db.password=one --mail.password=other', ['one', 'other']],
  ['{"user":"shop","password":"hunter2","token":"bearer"}', ['hunter2']],
  [`curl -H 'Authorization: Bearer a1b2c3d4' web`, ['Bearer a1b2c3d4']],
  ['post https://hooks.slack.com/services/T01/B02/a1b2c3d4e5', ['T01/B02/a1b2c3d4e5']],
  ['Authorization: Bearer $TOKEN', []],
  ['PGPASSWORD=$DB_PASSWORD psql', []],
  ['PGPASSWORD="$(cat /run/secrets/db)" psql', []],
  ['PGPASSWORD=\0 psql', []],
  ['--password-file=/run/secrets/db --token-url=x', []],
  ['if (password == expected) {', []],
  ['a text about passwords', []],
])('in the text %j it finds %j', (text, expected) => {
  expect(pieces(text, clearInText(text))).toEqual(expected);
});

test.each([
  ['host: db\npassword: hunter2\nuser: shop\n', ['hunter2']],
  ['[db]\r\npassword = "hunter2"\r\n', ['hunter2']],
  ['{\n  "clientSecret": "hunter22",\n  "port": 1\n}', ['hunter22']],
  ['requirepass = hunter2 # of the cache', ['hunter2']],
  ['url: postgres://shop:hunter2@db/shop', ['hunter2']],
  ['password: ${DB_PASSWORD}\npassword: {{ .Password }}\npassword: <here>', []],
  ['password: |\n  more', []],
  ['password:\npassword = \n', []],
  ['passwordFile: /run/secrets/db\nsecret: web-tls-name\ntoken: bearer', []],
  ['password = getPassword()\nconst password = read(file);', []],
  ['password: must be given by the admin', []],
  ['# password: hunter2 is what the manual shows', []],
  ['secretName: web-tls\nminPasswordLength: 12', []],
])('in the configuration %j it finds %j', (text, expected) => {
  expect(pieces(text, clearInConfig(text))).toEqual(expected);
});

test.each([
  ['DB_PASSWORD', 'hunter2', ['hunter2']],
  ['DATABASE_URL', 'postgres://shop:hunter2@db', ['hunter2']],
  ['DB_PASSWORD', 'postgres://shop:hunter2@db', ['hunter2']],
  ['LOG_LEVEL', 'info', []],
  ['Authorization', 'Basic c2hvcDpodW50ZXIy', ['Basic c2hvcDpodW50ZXIy']],
  ['Authorization', 'enabled', []],
])('%s with %j has %j in clear', (name, value, expected) => {
  expect(pieces(value, clearUnderName(name, value))).toEqual(expected);
});
