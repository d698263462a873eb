import type { Finding } from '../diagnostics/finding';
import type { Gathering } from '../diagnostics/gather';
import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import { isObject } from '../model/json';
import type { Workload } from '../model/workload';
import { placeInFile, placeInService } from './compose-service';
import { makesPods, placeIn, readKubernetesObject, type Source } from './kubernetes-object';
import { propertyInObject, propertyInService } from './property';
import type { Checks, Problem, Rule } from './rule';
import { rules as allRules } from './rules';
import {
  type SchemaProblem,
  validateCompose,
  validateComposeService,
  validateKubernetesObject,
} from './schema';
import { createStore } from './store';

export type { Source } from './kubernetes-object';

/** Where the patch of a Compose service stands in the user's props. */
const composePatch = ['patch', 'compose'];

/** Takes the final objects of an app as they are made, and finds what a server would refuse or what cannot work. */
export interface Validator {
  /** A final object, after all patches; foreign ones too. */
  kubernetesObject(object: unknown, source: Source): void;
  /** A final service of the Compose file; `patched` where the user has changed what was lowered. */
  composeService(name: string, service: unknown, origin: Origin, patched?: boolean): void;
  /** The final Compose file without its services. */
  composeRest(rest: unknown): void;
  /** Everything has been seen. */
  finish(): void;
}

/** Which property a place of the object at hand was lowered from. */
type Locate = (pointer: string) => Finding['property'];
const nowhere: Locate = () => undefined;

/**
 * Checks the model at once, and every object that follows. What is found goes to the gathering: it is told when
 * that is, since one defect may still show in other places.
 */
export function createValidator(
  app: AppModel,
  gathering: Gathering,
  rules: readonly Rule[] = allRules,
): Validator {
  const store = createStore();
  let locate = nowhere;
  const checks = rules.map(({ code, begin }) => {
    const report = ({ subject, ...problem }: Problem) => {
      const [place] = problem.affected ?? [];
      const property = problem.property ?? (place && locate(place.pointer));
      gathering.add({ code, ...problem, property }, subject);
    };
    return begin({ app, store, report });
  });
  checkModel(app, checks);
  const objectChecks = checks.flatMap((check) => check.kubernetesObject ?? []);
  const podChecks = checks.flatMap((check) => check.pod ?? []);
  const serviceChecks = checks.flatMap((check) => check.composeService ?? []);
  const workloadOf = indexWorkloads(app);

  return {
    kubernetesObject(content, source) {
      const object = readKubernetesObject(isObject(content) ? content : {}, source);
      const { origin, patchProperty } = source;
      const plain = source.own && !source.patched;
      locate = plain
        ? (pointer) => propertyInObject(pointer, object.content, workloadOf(origin))
        : () => patchProperty;
      const before = store.add(object);
      for (const check of objectChecks) check(object, before);
      if (makesPods(object)) for (const check of podChecks) check(object);
      for (const problem of validateKubernetesObject(content, app.kubernetes.versions)) {
        addSchemaProblem('kubernetes/invalid', problem, placeIn(object, problem.pointer), origin);
      }
      locate = nowhere;
    },

    composeService(name, content, origin, patched = false) {
      const service = { name, content: isObject(content) ? content : {}, origin };
      locate = patched
        ? () => composePatch
        : (pointer) => propertyInService(pointer, name, workloadOf(origin));
      for (const check of serviceChecks) check(service);
      for (const problem of validateComposeService(content)) {
        const place = { ...placeInService(service), pointer: problem.pointer };
        addSchemaProblem('compose/invalid', problem, place, origin);
      }
      locate = nowhere;
    },

    composeRest(content) {
      const rest = isObject(content) ? content : {};
      for (const check of checks) check.composeRest?.(rest);
      for (const problem of validateCompose(rest)) {
        const place = { ...placeInFile(), pointer: problem.pointer };
        addSchemaProblem('compose/invalid', problem, place, app.origin);
      }
    },

    finish() {
      for (const check of checks) check.finish?.();
    },
  };

  /** What a rule or an earlier step has put into words already is not repeated in those of a schema. */
  function addSchemaProblem(
    code: 'kubernetes/invalid' | 'compose/invalid',
    { pointer, message, suggestion, versions }: SchemaProblem,
    place: ReturnType<typeof placeInFile>,
    origin: Origin,
  ): void {
    if (gathering.speaksOfPlace(place)) return;
    const property = locate(pointer);
    if (property && gathering.speaksOfProperty(origin, property)) return;
    const where = pointer === '' ? place.object : `${place.object} at ${pointer}`;
    const all = versions.length === 0 || versions.length === app.kubernetes.versions.length;
    gathering.add(
      {
        code,
        message: `${where}: ${message}${all ? '' : ` (Kubernetes ${versions.join(', ')})`}.`,
        origin,
        property,
        affected: [place],
        suggestion,
      },
      `${where} ${message}`,
    );
  }
}

function checkModel(app: AppModel, checks: readonly Checks[]): void {
  for (const check of checks) {
    check.app?.(app);
    for (const workload of check.workload ? app.workloads : []) check.workload?.(workload);
    for (const service of check.service ? app.services : []) check.service?.(service);
    for (const route of check.route ? app.routes : []) check.route?.(route);
  }
}

/** Most apps have nothing to locate, so the index is made when it is asked. */
function indexWorkloads({ workloads }: AppModel): (origin: Origin) => Workload | undefined {
  let index: Map<Origin, Workload> | undefined;
  return (origin) => {
    index ??= new Map(workloads.map((workload) => [workload.origin, workload]));
    return index.get(origin);
  };
}
