import type { Report } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { Mesh } from '../model/mesh';
import type { Target } from '../model/target';
import type { Workload } from '../model/workload';
import type { Edges } from './edges';
import { meshOn } from './isolation';
import { checkInjection, checkProxies, checkWaysIn } from './mesh-proxies';

/** What can be wrong between the members of meshes and everybody else, once for all targets. */
export function checkMeshes(app: AppModel, edgesOf: (target: Target) => Edges, report: Report): void {
  if (app.targets.includes('kubernetes'))
    for (const mesh of app.meshes) {
      if (mesh.targets.includes('kubernetes')) checkAccounts(mesh, report);
      checkInjection(mesh, report);
      checkWaysIn(mesh, report);
    }
  if (app.targets.includes('compose')) for (const mesh of app.meshes) checkProxies(mesh, report);
  const told = new Set<string>();
  for (const target of app.targets) {
    if (!app.meshes.some(({ targets }) => targets.includes(target))) continue;
    for (const to of app.workloads) {
      const mesh = to.targets.includes(target) ? meshOn(to, target) : undefined;
      if (mesh === undefined) continue;
      // A version is called by whoever calls the member, and by whoever calls it alone.
      const member = to.mesh?.versionOf ?? to;
      for (const { from } of edgesOf(target).to(to)) {
        const key = `${from.origin.path}\0${member.origin.path}`;
        if (meshOn(from, target) === mesh || told.has(key)) continue;
        told.add(key);
        tellOutsider(from, member, mesh, report);
      }
    }
  }
}

function tellOutsider(from: Workload, to: Workload, mesh: Mesh, report: Report): void {
  report({
    code: 'mesh/not-a-member',
    message: `"${from.name}" calls "${to.name}", a member of the mesh "${mesh.name}", but is no member itself.`,
    origin: from.origin,
    related: [mesh.origin],
    consequence: 'Members take connections from members alone: the call would be refused.',
    fix: `Make it one: \`members: [${from.name}, …]\`.`,
  });
}

/** A mesh knows its members by their accounts. */
function checkAccounts({ members }: Mesh, report: Report): void {
  const owners = new Map<string, Workload>();
  for (const member of members) {
    if (!member.targets.includes('kubernetes')) continue;
    const whole = member.mesh?.versionOf ?? member;
    const key = `${member.chart.namespace ?? ''}/${member.identity.name}`;
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, whole);
    else if (owner.origin.path !== whole.origin.path) tellShared(owner, whole, report);
  }
}

function tellShared(one: Workload, other: Workload, report: Report): void {
  // Whoever has the account of another one has said so.
  const [guest, host] = one.identity.create ? [other, one] : [one, other];
  report({
    code: 'mesh/shared-account',
    message: `"${guest.name}" has the account of "${host.name}", "${guest.identity.name}": a mesh could not tell them apart.`,
    origin: guest.origin,
    property: ['serviceAccount'],
    related: [host.origin],
    consequence: 'Whatever one of them may call, the other may call as well.',
    fix: 'Leave `serviceAccount` out, so that each has an account of its own.',
  });
}
