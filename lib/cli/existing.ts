import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { packageRoot } from '../diagnostics/package-root';
import { synthesisError } from '../diagnostics/synthesis-error';
import type { Existing } from '../model/existing';
import type { JsonObject } from '../model/json';
import type { Given } from './given';
import { chunksOf } from './manifests/chunk';
import { type Input, inputsOf } from './manifests/inputs';
import { manifestOf } from './manifests/kind-of';
import { readDocument } from './manifests/read-document';
import { problem } from './problem';

/** What manifests say that the cluster has. */
export interface InCluster {
  readonly objects: readonly Existing[];
  /** Definitions of custom resources among them. */
  readonly definitions: readonly JsonObject[];
}

/** Reads the manifests of what is in the cluster already; what cannot be read is told, all of it at once. */
export function readExisting({ text, name, base, location, length }: Given): InCluster {
  const engine: typeof import('../validation') = require(join(packageRoot(), 'build', 'validation.js'));
  const objects: Existing[] = [];
  const definitions: JsonObject[] = [];
  const problems: Diagnostic[] = [];
  const code = location === undefined ? 'option/invalid' : 'config/invalid';
  const tell = (input: Input, what: string): void => {
    problems.push(problem(code, `${name} names ${input.name}, but ${what}`, { location, length }));
  };
  for (const input of inputsOf(text.split(','), base)) {
    const read = input.read();
    if ('fault' in read) {
      tell(input, `that cannot be read: ${read.fault}`);
      continue;
    }
    let found = 0;
    for (const chunk of chunksOf(read.text)) {
      const document = readDocument(chunk);
      if ('faults' in document) {
        found += 1;
        for (const { message, spot } of document.faults) tell(input, `in line ${spot.line}: ${message}`);
        continue;
      }
      const manifest = manifestOf(document.content);
      // kubectl may have found nothing of what it was asked for.
      if (manifest.is === 'nothing') {
        if (manifest.isList) found += 1;
        continue;
      }
      found += 1;
      if (manifest.is !== 'kubernetes') {
        tell(input, 'that holds something else than objects of Kubernetes.');
        continue;
      }
      for (const { content } of manifest.objects) {
        const existing = engine.existingOf(content);
        if (existing !== undefined) objects.push(existing);
        if (content.kind === 'CustomResourceDefinition') definitions.push(content);
      }
    }
    if (found === 0) tell(input, 'there is nothing in it.');
  }
  if (problems.length > 0) throw synthesisError(problems);
  return { objects, definitions };
}
