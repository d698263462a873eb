import type { OwnPlacesOf } from '../model/own-places';
import type { StackFile, StackService } from './api.generated';

// What concerns a swarm alone when a patch changes it: how tasks take each other's place and find their nodes, how they
// are listed, where their output goes. All else changes what runs, with what, or who gets at it.

const extensions = { 'x-*': true } as const;

/** Of a service. */
export const servicePlaces = {
  ...extensions,
  deploy: {
    endpoint_mode: true,
    labels: true,
    placement: true,
    restart_policy: true,
    rollback_config: true,
    update_config: true,
  },
  labels: true,
  logging: true,
} as const satisfies OwnPlacesOf<StackService>;

/** Of the rest of the file. */
export const filePlaces = {
  ...extensions,
  configs: { '*': { ...extensions, labels: true, name: true } },
  networks: {
    '*': {
      ...extensions,
      attachable: true,
      driver: true,
      driver_opts: true,
      external: true,
      ipam: true,
      labels: true,
      name: true,
    },
  },
  secrets: {
    '*': { ...extensions, driver: true, driver_opts: true, external: true, labels: true, name: true },
  },
  volumes: { '*': { ...extensions, driver: true, driver_opts: true, labels: true, name: true } },
} as const satisfies OwnPlacesOf<StackFile>;
