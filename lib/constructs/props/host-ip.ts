import { isIpAddress } from '../../model/ip-address';
import { matching } from './shapes';

/** An address that a port is published at: docker compose looks no name up. */
export const hostIp = matching("an address of the host, such as '127.0.0.1', or '::1'", isIpAddress);
