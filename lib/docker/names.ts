import type { Origin } from '../diagnostics/origin';
import type { Service } from '../model/service';
import { replicaName } from '../model/stateful-app';
import type { Workload } from '../model/workload';
import type { Prepared } from '../passes/prepare';
import { askerName, isAskedBeside } from './asked-beside';
import type { Dialect } from './dialect';
import { ordinalsOf, replicaService } from './replicas';
import { mayNeedOwner, ownerName, volumeOwner } from './volume-owner';

/** Who owns a name on the project's network. */
export type Names = Map<string, { readonly owner: Workload; readonly origin: Origin }>;

/** The service of a container that is not its workload's first, by the service of that one. */
export function secondaryName(service: string, container: { readonly name: string }): string {
  return `${service}-${container.name}`;
}

/** What knows by which names a workload is called. */
interface Naming {
  readonly dialect: Dialect;
  readonly prepared: Prepared;
  servicesOf(workload: Workload): readonly Service[];
}

/** Names of Services, and of what it stands for, that its own name does not cover already. */
export function aliasesOf(workload: Workload, { servicesOf, prepared, dialect }: Naming): string[] {
  const names = new Set<string>();
  for (const { name, published } of servicesOf(workload))
    if (!published && name !== workload.name) names.add(name);
  for (const name of prepared.aliasesOf(workload, dialect.target))
    if (name !== workload.name) names.add(name);
  return [...names];
}

/**
 * The workloads that a target runs. It has one set of names for all charts: whoever comes second with a
 * name is reported, and left out when it is a whole workload.
 */
export function claimNames(dialect: Dialect, prepared: Prepared, names: Names): Workload[] {
  const claim = claimer(dialect, prepared, names);
  const workloads: Workload[] = [];
  for (const workload of prepared.app.workloads) {
    if (!workload.targets.includes(dialect.target)) continue;
    if (claim(workload.name, workload, workload.origin)) workloads.push(workload);
  }
  for (const workload of workloads) {
    for (const service of firstServices(workload)) {
      if (service !== workload.name) claim(service, workload, workload.origin);
      for (const container of secondaryContainers(workload)) {
        claim(secondaryName(service, container), workload, workload.origin);
      }
    }
    for (const name of askersOf(workload, dialect, prepared)) claim(name, workload, workload.origin);
    // The first replica is a service under another name, but found by this one.
    if (ordinalsOf(workload) !== undefined) claim(replicaName(workload, 0), workload, workload.origin);
    if (mayNeedOwner(workload) && volumeOwner(prepared.completed(workload, dialect.target)) !== undefined) {
      claim(ownerName(workload), workload, workload.origin);
    }
    for (const service of prepared.servicesOf(workload)) {
      if (service.published || service.name === workload.name) continue;
      if (!service.targets.includes(dialect.target)) continue;
      claim(service.name, workload, service.origin);
    }
    for (const name of prepared.aliasesOf(workload, dialect.target)) {
      if (name !== workload.name) claim(name, workload, workload.origin);
    }
  }
  return workloads;
}

/** The services that ask containers without tools. */
function askersOf(workload: Workload, { asksBeside }: Dialect, { app }: Prepared): readonly string[] {
  if (!asksBeside) return none;
  const [first, ...others] = workload.containers;
  const asked = [...others, ...workload.sidecars].filter((each) => isAskedBeside(each, app.compose));
  const isFirst = first !== undefined && isAskedBeside(first, app.compose);
  if (!isFirst && asked.length === 0) return none;
  return firstServices(workload).flatMap((service) => [
    ...(isFirst ? [askerName(service)] : []),
    ...asked.map((each) => askerName(secondaryName(service, each))),
  ]);
}

const none: readonly string[] = [];

/** The services of a workload's first container. */
function firstServices(workload: Workload): readonly string[] {
  return ordinalsOf(workload)?.map((ordinal) => replicaService(workload, ordinal)) ?? [workload.name];
}

function secondaryContainers(workload: Workload): readonly { readonly name: string }[] {
  return [...workload.initContainers, ...workload.containers.slice(1), ...workload.sidecars];
}

function claimer({ target, label, whole }: Dialect, prepared: Prepared, names: Names) {
  return (name: string, owner: Workload, origin: Origin): boolean => {
    const first = names.get(name);
    if (first === undefined) {
      names.set(name, { owner, origin });
      return true;
    }
    // Two Services of one workload may share a name in two namespaces: here they are one alias.
    if (first.owner === owner && first.origin !== origin) return true;
    prepared.report({
      code: 'name/duplicate',
      message: `"${origin.path}" and "${first.origin.path}" would both be called "${name}" in the ${whole}.`,
      origin,
      property: ['name'],
      related: [first.origin],
      affected: [{ target, object: `services.${name}`, pointer: '' }],
      consequence: `All charts share one ${whole}, and only one of the two could run there.`,
      fix: `Give one of them another name, or leave it off ${label} with \`targets\`.`,
    });
    return false;
  };
}
