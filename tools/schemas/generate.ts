import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeTypes } from './compose-types';
import { kubernetesTypes } from './kubernetes-types';
import { composePin, kubernetesPins, readComposeSchema, readOpenApi } from './sources';

const root = join(__dirname, '../..');
writeFileSync(
  join(root, 'lib/kubernetes/api.generated.ts'),
  kubernetesTypes(readOpenApi(kubernetesPins['1.37']), '1.37'),
);
writeFileSync(join(root, 'lib/compose/api.generated.ts'), composeTypes(readComposeSchema(), composePin));
