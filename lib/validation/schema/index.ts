export { composeSchema, type DockerSchema, stackSchema } from './docker';
export { validateKubernetesObject } from './kubernetes';
export { kubernetesVersions } from './kubernetes-index';
export type { SchemaProblem } from './schema-problem';
