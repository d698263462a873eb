import type { IConstruct } from 'constructs';
import { memoryOutput } from '../../emit/memory-output';
import { appStateOf } from '../tree/app-state';
import { renderOnce } from '../tree/render-once';
import { synthesizeInMemory } from './synthesize-in-memory';
import { synthesizeInto } from './synthesize-into';

const running = new Map<IConstruct, string[]>();

/**
 * Has cdk8s ask us as well whenever it validates an app: `cdk8s synth`, `Testing.synth` and `chart.toJson()` then
 * refuse what our own synthesis refuses. cdk8s asks once for each chart; the answer holds while one call lasts.
 */
export function validateWithCdk8s(root: IConstruct): void {
  const state = appStateOf(root);
  if (state.isWatched) return;
  state.isWatched = true;
  state.inMemory = (options) => synthesizeInMemory(root, options);
  root.node.addValidation({
    validate: () => (state.isAsking ? [] : (running.get(root) ?? remember(root, problems(root)))),
  });
}

function problems(root: IConstruct): string[] {
  const { diagnostics } = synthesizeInto(root, memoryOutput(), {
    out: 'dist',
    targets: ['kubernetes'],
    render: renderOnce,
  });
  return (
    diagnostics
      .filter(({ severity, suppressed }) => severity === 'error' && suppressed === undefined)
      // cdk8s asks the other validations of the root itself.
      .filter(({ code, path }) => code !== 'cdk8s/validation' || path !== '')
      .map(({ code, message, location }) =>
        location === undefined
          ? `${code}: ${message}`
          : `${code}: ${message} (${location.file}:${location.line}:${location.column})`,
      )
  );
}

function remember(root: IConstruct, found: string[]): string[] {
  running.set(root, found);
  queueMicrotask(() => running.delete(root));
  return found;
}
