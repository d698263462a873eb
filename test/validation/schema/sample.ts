import { kubernetesVersions, validateKubernetesObject } from '../../../lib/validation/schema';

type Fields = Record<string, unknown>;

/** A small Deployment that every server accepts, with changes at its pod and its container. */
export function deployment(changes: { spec?: Fields; pod?: Fields; container?: Fields } = {}): Fields {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', creationTimestamp: null },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{ name: 'web', image: 'web:1', ...changes.container }],
          ...changes.pod,
        },
      },
      ...changes.spec,
    },
  };
}

export const newest = ['1.37'];

/** What is found, as `keyword pointer`, in every version unless some are named. */
export function found(object: unknown, versions: readonly string[] = kubernetesVersions): string[] {
  return validateKubernetesObject(object, versions).map(({ keyword, pointer }) => `${keyword} ${pointer}`);
}

export const container = '/spec/template/spec/containers/0';
