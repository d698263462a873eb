import { ApiObject } from 'cdk8s';
import { secret, Worker } from 'lading';
import { image, read, shop } from '../constructs/make';

/** What is told of somebody who reads a key of the Secret that a controller makes of an object. */
function toldOf(apiVersion: string, kind: string, spec: object, key: string, name = 'db'): readonly string[] {
  const chart = shop();
  new Worker(chart, 'subject', { image, env: { A: secret(name, key) } });
  new ApiObject(chart, 'made', { apiVersion, kind, metadata: { name: 'db' }, spec });
  return read(chart).told.filter((each) => !each.includes('kubernetes/'));
}

const sealed = {
  encryptedData: { password: 'AgBy3i4OJSWK+PiTySYZZA9rO43cGDEqkMaXw1mTt9NlDbv2F0o5pLrS7uHe==' },
};
const external = {
  secretStoreRef: { name: 'vault' },
  data: [{ secretKey: 'password', remoteRef: { key: 'prod/db', property: 'password' } }],
};

describe('a Secret that a controller makes', () => {
  test.each([
    ['bitnami.com/v1alpha1', 'SealedSecret', sealed],
    ['external-secrets.io/v1', 'ExternalSecret', external],
  ])('of %s %s has the keys that it says, and no others', (apiVersion, kind, spec) => {
    expect(toldOf(apiVersion, kind, spec, 'password')).toEqual([]);
    expect(toldOf(apiVersion, kind, spec, 'pasword')).toEqual(['shop/subject: secret/undeclared']);
  });

  test('may have another name', () => {
    const named = { ...external, target: { name: 'db-credentials' } };
    expect(toldOf('external-secrets.io/v1', 'ExternalSecret', named, 'pasword', 'db-credentials')).toEqual([
      'shop/subject: secret/undeclared',
    ]);
    expect(toldOf('external-secrets.io/v1', 'ExternalSecret', named, 'password', 'db-credential')).toEqual([
      'shop/subject: reference/not-found',
    ]);
  });

  test.each([
    ['external-secrets.io/v1', 'ExternalSecret', { dataFrom: [{ extract: { key: 'db' } }] }, 'db'],
    ['cert-manager.io/v1', 'Certificate', { secretName: 'tls' }, 'tls'],
  ])('has keys that nobody can know, of %s %s', (apiVersion, kind, spec, name) => {
    expect(toldOf(apiVersion, kind, spec, 'any', name)).toEqual([]);
  });
});
