import type { Target } from '../../model/target';

const docker: ReadonlySet<string> = new Set([
  ...['cap_add', 'cap_drop', 'cgroup_parent', 'configs', 'container_name', 'cpus', 'deploy', 'depends_on'],
  ...['develop', 'devices', 'entrypoint', 'env_file', 'environment', 'expose'],
  ...['healthcheck', 'init', 'ipc', 'links', 'mem_limit', 'network_mode'],
  ...['networks', 'pid', 'platform', 'ports', 'profiles', 'pull_policy', 'read_only', 'restart'],
  ...['secrets', 'security_opt', 'stop_grace_period', 'stop_signal', 'sysctls', 'tmpfs'],
  ...['tty', 'stdin_open', 'userns_mode', 'volumes', 'volumes_from', 'working_dir'],
]);

/** The words of a format that people write where Lading's own belong: they go into a patch instead. */
export const nativeKeys: Readonly<Partial<Record<Target, ReadonlySet<string>>>> = {
  kubernetes: new Set([
    ...['apiVersion', 'kind', 'metadata', 'spec', 'template', 'selector', 'strategy', 'containers'],
    ...['hostNetwork', 'securityContext', 'dnsPolicy'],
  ]),
  compose: docker,
  swarm: docker,
};
