import { posix } from 'node:path';
import { envExample } from '../docker/env-example';
import type { DockerProject } from '../docker/project';

/** The text of the `.env.example` beside compose.yaml; nothing where the project needs none. */
export function composeEnvExample(project: DockerProject): string | undefined {
  return envExample(project, {
    variables: `${whereTo(project)}# A value in single quotes is taken letter by letter: PASSWORD='p$ss'.\n`,
    files:
      '# Secret files. Each must exist before the project starts, and the user that the container runs as must be\n' +
      '# able to read it. Paths begin at the folder of compose.yaml.\n',
    envFiles: '# Files of variables, one `NAME=value` a line. Paths begin at the folder of compose.yaml.\n',
  });
}

/** docker compose looks for `.env` in the folder of its file, and nowhere else. */
function whereTo({ prepared, projectPath }: DockerProject): string {
  const { envFile } = prepared.app.compose;
  if (envFile === undefined)
    return '# Copy this file to .env, beside compose.yaml, and fill in the values.\n';
  const path = posix.join(projectPath, envFile);
  return (
    `# Copy this file to ${path}, and fill in the values. docker compose reads it when it is told to:\n` +
    `#   docker compose --env-file ${path} up\n`
  );
}
