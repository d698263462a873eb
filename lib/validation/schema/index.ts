export {
  validateCompose,
  validateComposeEntry,
  validateComposeService,
  validateComposeTopLevel,
} from './compose';
export type { ComposeSection } from './compose-sections';
export { composeSections } from './compose-sections';
export { validateKubernetesObject } from './kubernetes';
export { kubernetesVersions } from './kubernetes-index';
export { knowsKind } from './kubernetes-kind';
export type { SchemaProblem } from './schema-problem';
