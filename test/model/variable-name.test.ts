import { variableName } from '../../lib/model/variable-name';

test.each([
  [['db', 'password'], 'DB_PASSWORD'],
  [['db', 'adminPassword'], 'DB_ADMIN_PASSWORD'],
  [['pull', '.dockerconfigjson'], 'PULL_DOCKERCONFIGJSON'],
  [["metadata.labels['app']"], 'METADATA_LABELS_APP'],
  [['2fa', 'key'], '_2FA_KEY'],
])('%p are the variable %s', (words, name) => {
  expect(variableName(...words)).toBe(name);
});
