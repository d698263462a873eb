import type { Finding } from '../../lib/diagnostics/finding';
import type { AppModel } from '../../lib/model/app';
import type { FileData } from '../../lib/model/file-data';
import { complete } from '../../lib/passes/complete';
import { indexDependants } from '../../lib/passes/dependants';
import type { PatchedField } from '../../lib/passes/patched';
import { indexPorts } from '../../lib/passes/port-index';
import type { Prepared } from '../../lib/passes/prepare';
import { indexAliases, indexRoutes, indexServices, indexShares } from '../../lib/passes/services-of';
import { app, recorder } from '../model/parts';

/** What the passes would know of an app, with the findings collected. */
export interface FakePrepared extends Prepared {
  readonly findings: readonly Finding[];
  /** What patches were noted to change. */
  readonly patched: readonly PatchedField[];
}

/** What a test says of the app, and of the files beside it. */
export interface Known extends Partial<AppModel> {
  /** What they hold, by path. */
  readonly files?: Readonly<Record<string, FileData>>;
  /** Those of them that can be run. */
  readonly executables?: readonly string[];
}

export function makePrepared({ files = {}, executables = [], ...model }: Known = {}): FakePrepared {
  const { findings, report } = recorder();
  const patched: PatchedField[] = [];
  const described = app(model);
  return {
    app: described,
    findings,
    localPort: () => 20123,
    servicesOf: indexServices(described.services),
    routesOf: indexRoutes(described.routes),
    sharesOf: indexShares(described.routes),
    aliasesOf: indexAliases(described.externalNames),
    ports: indexPorts(),
    spoken: () => 'tcp',
    dependantOf: indexDependants(described.workloads),
    edges: () => ({ from: () => [], to: () => [], waysOut: () => [] }),
    completed: (workload) => complete(workload),
    readFile: ({ path }) => ({ content: files[path] ?? '', executable: executables.includes(path) }),
    locate: ({ path }) => ({
      path,
      isFile: path in files,
      files: () =>
        Object.keys(files).flatMap((file) =>
          file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : [],
        ),
    }),
    report,
    notePatched: (field) => patched.push(field),
    patched,
  };
}
