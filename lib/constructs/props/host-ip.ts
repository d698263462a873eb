import { isIpAddress } from '../../model/ip-address';
import { values } from './domain';
import { matching } from './shapes';

/** An address that a port is published at: docker compose looks no name up. */
export const hostIp = matching(
  "an address of the host, such as '127.0.0.1', or '::1'",
  isIpAddress,
  values(['127.0.0.1', '0.0.0.0'], ['::1', '::', '::ffff:10.0.0.1', '255.255.255.255', 'fe80::1']),
);
