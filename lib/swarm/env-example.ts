import { envExample } from '../docker/env-example';
import type { DockerProject } from '../docker/project';

/** The text of the `.env.example` beside stack.yaml; nothing where the stack needs none. */
export function stackEnvExample(project: DockerProject): string | undefined {
  const { name } = project.prepared.app.swarm;
  return envExample(project, {
    variables:
      '# docker stack reads variables from the environment alone. Copy this file to .env, fill in the values, and run\n' +
      `#   (set -a; . ./.env; docker stack deploy --with-registry-auth -c stack.yaml ${name})\n` +
      "# A shell reads it: a value in single quotes is taken letter by letter, PASSWORD='p$ss'.\n",
    files:
      '# Secret files. Each must exist before the stack is deployed, and becomes a secret of the swarm, which never\n' +
      '# changes: raise its version, the variable behind its name, to make another one of a new value.\n',
    envFiles: '# Files of variables, one `NAME=value` a line. Paths begin at the folder of stack.yaml.\n',
  });
}
