import type { Finding } from '../../diagnostics/finding';
import type { Mesh } from '../../model/mesh';
import type { Workload } from '../../model/workload';

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
