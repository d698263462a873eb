import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, placesOf } from '../rules/check';

function places(cidr: string, except: string): string[] {
  const spec = { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr, except: [except] } }] }] };
  const object = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' }, spec };
  return placesOf(check(kubernetesInvalid, { objects: [{ object }] }));
}

test.each([
  ['10.0.0.0/8', '10.1.0.0/16', 0],
  ['10.0.0.0/8', '11.0.0.0/16', 1],
  ['10.0.0.0/8', '10.0.0.0/8', 1],
  ['2001:db8::/32', '2001:db8:1::/48', 0],
])('of %s the block %s is an exception: %i times refused', (cidr, except, times) => {
  expect(places(cidr, except)).toHaveLength(times);
});

test.each([
  ['fe80::1%eth0/64', 'fe80::/80'],
  ['10.0.0.0/99999999999', '10.0.0.0/999999999999'],
  ['10.0.0.0/33', '10.0.0.0/8'],
])('%s is no block, which is told as such, and nothing is made of it', (cidr, except) => {
  expect(() => places(cidr, except)).not.toThrow();
});
