import type { MeshBackend } from '../backend';
import { capabilities } from './capabilities';

/** A network for each two members that talk, which `networks.ts` makes for whoever is isolated: no proxies. */
export const networksOnly: MeshBackend = { capabilities };
