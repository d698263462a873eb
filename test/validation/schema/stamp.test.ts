import { readFileSync } from 'node:fs';
import { inputsHash, outputsHash, stampFile } from '../../../tools/schemas/stamp';

const stamp: { inputs: string; outputs: string } = JSON.parse(readFileSync(stampFile, 'utf8'));

test('schemas/ comes from the generator, the tables and the pinned versions as they are now (`npm run schemas`)', () => {
  expect(stamp.inputs).toBe(inputsHash());
});

test('what is generated is as the generator wrote it', () => {
  expect(stamp.outputs).toBe(outputsHash());
});
