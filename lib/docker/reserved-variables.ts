/** Whoever gives a variable a meaning before `.env` is read, or reads it there for itself. */
export type Owner = 'docker' | 'shell';

/** What docker compose and the docker command line read from the environment, `.env` included. */
const docker = [
  ...['COMPOSE_ANSI', 'COMPOSE_BAKE', 'COMPOSE_CONVERT_WINDOWS_PATHS', 'COMPOSE_DISABLE_ENV_FILE'],
  ...['COMPOSE_ENV_FILES', 'COMPOSE_EXPERIMENTAL', 'COMPOSE_FILE', 'COMPOSE_IGNORE_ORPHANS', 'COMPOSE_MENU'],
  ...['COMPOSE_PARALLEL_LIMIT', 'COMPOSE_PATH_SEPARATOR', 'COMPOSE_PROFILES', 'COMPOSE_PROGRESS'],
  ...['COMPOSE_PROJECT_NAME', 'COMPOSE_REMOVE_ORPHANS', 'COMPOSE_STATUS_STDOUT', 'BUILDKIT_PROGRESS'],
  ...['DOCKER_API_VERSION', 'DOCKER_BUILDKIT', 'DOCKER_CERT_PATH', 'DOCKER_CONFIG', 'DOCKER_CONTENT_TRUST'],
  ...['DOCKER_CONTEXT', 'DOCKER_DEFAULT_PLATFORM', 'DOCKER_HOST', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY'],
];

/** What the shell, the login or the system sets on nearly every machine. It goes before `.env`. */
const shell = [
  ...['COMPUTERNAME', 'DISPLAY', 'EDITOR', 'HOME', 'HOSTNAME', 'HOSTTYPE', 'LANG', 'LANGUAGE', 'LC_ALL'],
  ...['LOGNAME', 'MAIL', 'OLDPWD', 'OS', 'OSTYPE', 'PATH', 'PWD', 'SHELL', 'SHLVL', 'TEMP', 'TERM', 'TMP'],
  ...['TMPDIR', 'USER', 'USERNAME', 'USERPROFILE'],
];

const owners: ReadonlyMap<string, Owner> = new Map([
  ...docker.map((name) => [name, 'docker'] as const),
  ...shell.map((name) => [name, 'shell'] as const),
]);

/** Whose a variable is already, if it is anybody's. */
export function ownerOf(variable: string): Owner | undefined {
  return owners.get(variable);
}
