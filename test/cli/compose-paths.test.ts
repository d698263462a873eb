import { join } from 'node:path';
import { composeToJudge } from '../../lib/cli/manifests/check-compose';
import { readComposeFile } from '../../lib/cli/manifests/compose/document';
import { fileInput } from '../../lib/cli/manifests/inputs';
import { project } from './project';

test('paths of what a Compose file extends and includes start where the project is', () => {
  const folder = project({
    'a.yaml':
      'include: [sub/b.yaml]\nservices:\n  web: { extends: { service: base, file: sub/base.yaml }, volumes: ["./own:/own"] }\n',
    'sub/base.yaml':
      'services:\n  base: { build: { context: . }, env_file: ../b.env, volumes: ["./data:/data", "named:/n", "/abs:/abs"] }\n',
    'sub/b.yaml': 'services:\n  b: { build: app }\nsecrets: { s: { file: ./s.txt } }\n',
  });
  const input = fileInput(join(folder, 'a.yaml'), folder);
  const documents = readComposeFile(input);
  if ('fault' in documents) throw new Error(documents.fault);
  const whole = composeToJudge([{ input, documents }], {
    envFiles: [],
    environment: () => undefined,
    folder,
  });
  expect(whole?.content).toEqual({
    services: {
      web: {
        build: { context: './sub' },
        env_file: './b.env',
        volumes: ['./sub/data:/data', 'named:/n', '/abs:/abs', './own:/own'],
      },
      b: { build: './sub/app' },
    },
    secrets: { s: { file: './sub/s.txt' } },
  });
});
