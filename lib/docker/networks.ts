import type { WorkloadContext } from './context';
import { type Escaped, escapeAll } from './escaped';
import { aliasesOf } from './names';

/** Every service is on the project's default network; a Service of another name than the workload's is an alias. */
export function lowerNetworks({
  project,
  described,
}: WorkloadContext): Record<string, { readonly aliases: Escaped[] }> | undefined {
  const aliases = aliasesOf(described, project.servicesOf(described));
  return aliases.length > 0 ? { default: { aliases: escapeAll(aliases) } } : undefined;
}
