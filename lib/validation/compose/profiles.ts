import { placeInService } from '../compose-object';
import type { Problem } from '../rule';
import type { Service, UseBy } from './use';

/**
 * Services that are not there whenever another one is that relies on them: docker compose counts what runs under a
 * profile alone as undefined where nobody asks for the profile.
 */
export function absentUnderProfiles(
  uses: readonly UseBy[],
  services: ReadonlyMap<string, Service>,
): Problem[] {
  return uses.flatMap(({ section, name, at, service, isOptional }) => {
    const used = section === 'services' && !isOptional ? services.get(name) : undefined;
    if (used?.profiles === undefined || isWithin(service.profiles, used.profiles)) return [];
    // Lading gives no profile to what others need: somebody has said so, or patched one of the two.
    const { source } = used.source.patched || !service.source.patched ? used : service;
    return [
      {
        message: `The Compose service "${name}" runs under the profile ${[...used.profiles].join(' or ')} alone, but "${service.name}" relies on it.`,
        origin: source.origin,
        property: source.patched ? source.patchProperty : ['profiles'],
        affected: [placeInService(used, 'profiles'), placeInService(service, ...at)],
        consequence: `docker compose refuses the file where the profile is not asked for: "${service.name}" relies on an undefined service.`,
        fix: `Give "${service.name}" the same profiles, or "${name}" none.`,
        subject: `profiles of ${name}`,
      },
    ];
  });
}

/** Whatever makes the one run makes the other run. */
function isWithin(profiles: ReadonlySet<string> | undefined, others: ReadonlySet<string>): boolean {
  return profiles !== undefined && [...profiles].every((profile) => others.has(profile));
}
