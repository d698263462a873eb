export { validateCompose, validateComposeService } from './compose';
export { validateKubernetesObject } from './kubernetes';
export { kubernetesVersions } from './kubernetes-index';
export type { SchemaProblem } from './schema-problem';
