import * as net from 'node:net';
import fc from 'fast-check';
import { isIP, isIPv6, isIpAddress } from '../../lib/model/ip-address';

const examples = [
  ...['1.2.3.4', '255.255.255.255', '256.1.1.1', '01.2.3.4', '1.2.3', '1.2.3.4.5', '1.2.3.4 ', ''],
  ...[
    '::',
    '::1',
    '1::',
    ':::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8:9',
  ],
  ...[
    '1::2::3',
    '1:2:3:4::5:6:7:8',
    ':1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:',
    'fe80::1%eth0',
    'fe80::1%',
    'fe80::1%a%b',
  ],
  ...[
    '::ffff:1.2.3.4',
    '1:2:3:4:5:6:1.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1.2.3.4::',
    '::1.2.3.4:5',
    '1::g',
    '::12345',
  ],
];

test.each(examples)('%j is an address exactly where Node says so', (text) => {
  expect([isIP(text), isIPv6(text)]).toEqual([net.isIP(text), net.isIPv6(text)]);
});

test('what Node takes for an address is one, and nothing else', () => {
  const part = fc.constantFrom(
    ':',
    '::',
    '.',
    '%',
    '0',
    '1',
    '25',
    '255',
    '256',
    'ff',
    'FFFF',
    '12345',
    'g',
    '-',
    '_',
    ' ',
  );
  const any = fc.array(part, { maxLength: 18 }).map((parts) => parts.join(''));
  const near = fc
    .tuple(fc.ipV6(), fc.nat(45), part)
    .map(([address, at, more]) => address.slice(0, at) + more + address.slice(at));
  let valid = 0;
  fc.assert(
    fc.property(fc.oneof(any, near, fc.ipV6(), fc.ipV4()), (text) => {
      if (net.isIP(text) !== 0) valid++;
      expect(isIP(text)).toBe(net.isIP(text));
    }),
    { numRuns: 5000 },
  );
  expect(valid).toBeGreaterThan(1000);
});

test.each(['0.0.0.0', '255.255.255.255', '::', '2001:DB8::1', '::ffff:10.0.0.1'])(
  '%s is an address of an engine',
  (text) => {
    expect(isIpAddress(text)).toBe(true);
  },
);

test.each(['', 'localhost', '127.0.0.01', '[::1]', 'fe80::1%eth0', ':::', 'a.b'])('%j is none', (text) => {
  expect(isIpAddress(text)).toBe(false);
});
