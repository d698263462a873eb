import { type ExampleWords, envExample } from '../docker/env-example';
import type { DockerProject } from '../docker/project';

const words: ExampleWords = {
  variables:
    '# Copy this file to .env, beside compose.yaml, and fill in the values.\n' +
    "# A value in single quotes is taken letter by letter: PASSWORD='p$ss'.\n",
  files:
    '# Secret files. Each must exist before the project starts, and the user that the container runs as must be\n' +
    '# able to read it. Paths begin at the folder of compose.yaml.\n',
};

/** The text of the `.env.example` beside compose.yaml; nothing where the project needs none. */
export function composeEnvExample(project: DockerProject): string | undefined {
  return envExample(project, words);
}
