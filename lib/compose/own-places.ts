import type { OwnPlacesOf } from '../model/own-places';
import type { ComposeFile, ComposeService } from './api.generated';

// What concerns docker compose, or the machine that it runs on, alone when a patch changes it: how a container is called
// and listed, where its output goes, how its image comes about. All else changes what runs, with what, or who gets at it.

const extensions = { 'x-*': true } as const;

/** Of a service. */
export const servicePlaces = {
  ...extensions,
  annotations: true,
  attach: true,
  build: true,
  container_name: true,
  // docker compose passes over what only a swarm knows.
  deploy: { endpoint_mode: true, labels: true, placement: true, rollback_config: true },
  develop: true,
  expose: true,
  label_file: true,
  labels: true,
  logging: true,
  profiles: true,
  pull_policy: true,
  pull_refresh_after: true,
} as const satisfies OwnPlacesOf<ComposeService>;

/** Of the rest of the file. */
export const filePlaces = {
  ...extensions,
  // Clusters have networks of their own; but `internal` keeps all of one inside.
  networks: {
    '*': {
      ...extensions,
      attachable: true,
      driver: true,
      driver_opts: true,
      enable_ipv4: true,
      enable_ipv6: true,
      external: true,
      ipam: true,
      labels: true,
      name: true,
    },
  },
  volumes: { '*': { ...extensions, labels: true, name: true } },
} as const satisfies OwnPlacesOf<ComposeFile>;
