import type { Finding } from '../../diagnostics/finding';
import type { Mesh } from '../../model/mesh';
import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { MeshMember } from '../props/constructs';
import { modelOf } from './model-of';

/** Members in all their forms, each with its versions behind it. */
export function membersOf(workloads: readonly (Workload | undefined)[]): readonly Workload[] {
  const members = new Set<Workload>();
  for (const workload of workloads) {
    if (workload === undefined) continue;
    const versions = Object.values(workload.mesh?.versions ?? {}).map((version) => version.workload);
    for (const each of [workload, ...versions])
      for (const form of [each, ...Object.values(each.views ?? {})]) members.add(form);
  }
  return [...members];
}

/** Makes a workload a member; one that is a member of another mesh stays that. */
export function join(member: Workload, mesh: Mesh): Finding[] {
  member.mesh ??= {};
  const before = member.mesh.in;
  if (before === undefined) {
    member.mesh.in = mesh;
    return [];
  }
  return [
    {
      code: 'mesh/two-meshes',
      message: `"${member.name}" is a member of "${before.name}" and of "${mesh.name}".`,
      origin: mesh.origin,
      property: ['members'],
      related: [before.origin],
      consequence: 'Each of them would have its own word on who may call it.',
      fix: 'Put all that call each other into one mesh.',
    },
  ];
}

/** What stands in front of members, in all its forms: made with them, or beside them. */
export function servicesOf(listed: readonly MeshMember[], members: readonly Workload[]): Service[] {
  const services = new Set<Service>();
  const add = (service: Service) => {
    for (const form of [service, ...Object.values(service.views ?? {})]) services.add(form);
  };
  for (const member of listed) {
    const { service } = modelOf(member) ?? {};
    if (service !== undefined) add(service);
  }
  for (const { mesh } of members) {
    for (const version of Object.values(mesh?.versions ?? {})) add(version.service);
    for (const service of mesh?.services ?? []) add(service);
  }
  return [...services].filter(({ selects }) => members.includes(selects));
}

/** A Service of its own in front of a workload that is, or may come to be, a member. */
export function standBefore(workload: Workload, service: Service): void {
  workload.mesh ??= {};
  workload.mesh.services = [...(workload.mesh.services ?? []), service];
  workload.mesh.in?.services.push(service);
}
