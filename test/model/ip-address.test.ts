import { isIpAddress } from '../../lib/model/ip-address';

test.each(['0.0.0.0', '127.0.0.1', '255.255.255.255', '::', '::1', '2001:DB8::1', '::ffff:10.0.0.1'])(
  '%s is an address',
  (text) => {
    expect(isIpAddress(text)).toBe(true);
  },
);

test.each(['', 'localhost', '127.0.0.256', '127.0.0.01', '1.2.3', '[::1]', 'fe80::1%eth0', ':::', 'a.b'])(
  '%j is none',
  (text) => {
    expect(isIpAddress(text)).toBe(false);
  },
);
