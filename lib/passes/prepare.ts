import type { Report } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { Mesh } from '../model/mesh';
import type { Route } from '../model/route';
import type { Service } from '../model/service';
import type { Target } from '../model/target';
import type { Workload, WorkloadKind } from '../model/workload';
import { type CompleteWorkload, complete } from './complete';
import type { CompleteBase } from './defaults';
import { indexDependants } from './dependants';
import { type Edges, edgesOn } from './edges';
import { fileReader, type ReadFile } from './files';
import { folderFinder, type Locate } from './folders';
import { meshOn } from './isolation';
import { checkMeshNames } from './mesh-names';
import { checkMeshes } from './meshes';
import { checkOrder } from './ordering';
import type { PatchedField } from './patched';
import { localPorts } from './port-allocation';
import { indexPorts, type PortIndex } from './port-index';
import { indexAliases, indexRoutes, indexServices, indexShares, type Share } from './services-of';
import { indexSpoken, type SpokenAt } from './spoken';

/** What the passes know about the whole app: what a lowering needs beyond the part it lowers. */
export interface Prepared {
  readonly app: AppModel;
  /** The localhost port that a target publishes for a route: stable, and unique within the app. */
  localPort(route: Route, target: Target): number;
  /** The Services that stand in front of a workload, in the order in which they were made. */
  servicesOf(workload: Workload): readonly Service[];
  /** The routes that lead to a workload through its Services, in the order in which they were made. */
  routesOf(workload: Workload): readonly Route[];
  /** The shares of the requests of routes that are not first a workload's own. */
  sharesOf(workload: Workload): readonly Share[];
  /** The names of things outside by which a workload is found on a target where it stands in their place. */
  aliasesOf(workload: Workload, target: Target): readonly string[];
  readonly ports: PortIndex;
  readonly spoken: SpokenAt;
  /** Who talks to whom on a target. */
  edges(target: Target): Edges;
  /** The first workload on this target that starts after this one. */
  dependantOf(workload: Workload, target: Target): Workload | undefined;
  /** A workload as a target lowers it: every default filled in, and whatever passes change for that target. */
  completed<K extends WorkloadKind>(workload: Workload<K>, target: Target): CompleteWorkload<K>;
  /** A file of the project, read once; reports `file/not-found` and gives an empty one where it cannot be read. */
  readonly readFile: ReadFile;
  /** Where a file or a folder of the project lies; reports `file/not-found` and `file/outside`. */
  readonly locate: Locate;
  readonly report: Report;
  /** Takes down what a patch has changed on one target, for the parity of the others. */
  readonly notePatched: (field: PatchedField) => void;
}

/** What a mesh changes of a member on a target. */
export type Weave = (workload: CompleteBase, mesh: Mesh, target: Target) => Partial<CompleteBase>;

/** Runs the passes over the whole app, once; what they find wrong is reported. */
export function prepare(
  app: AppModel,
  report: Report,
  notePatched: Prepared['notePatched'] = () => {},
  weave?: Weave,
): Prepared {
  checkOrder(app.workloads, app.targets, report);
  const ports = indexPorts();
  const servicesOf = indexServices(app.services);
  const edges = new Map<Target, Edges>();
  const edgesOf = (target: Target): Edges => {
    const known = edges.get(target) ?? edgesOn(target, app, { ports, servicesOf });
    edges.set(target, known);
    return known;
  };
  checkMeshNames(app, report);
  if (app.meshes.length > 0) checkMeshes(app, edgesOf, report);
  return {
    app,
    localPort: localPorts(app, report),
    servicesOf,
    routesOf: indexRoutes(app.routes),
    sharesOf: indexShares(app.routes),
    aliasesOf: indexAliases(app.externalNames),
    ports,
    spoken: indexSpoken(app),
    edges: edgesOf,
    dependantOf: indexDependants(app.workloads),
    completed(workload, target) {
      const completed = complete(workload);
      const mesh = weave && meshOn(workload, target);
      return mesh === undefined ? completed : Object.assign(completed, weave?.(completed, mesh, target));
    },
    readFile: fileReader(app.projectFolder, report),
    locate: folderFinder(app.projectFolder, report),
    report,
    notePatched,
  };
}
