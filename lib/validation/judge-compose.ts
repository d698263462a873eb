import { isObject } from '../model/json';
import { placeInFile, placeInService } from './compose-object';
import type { Court, Judge } from './court';
import { validateCompose, validateComposeService } from './schema';
import type { Source } from './source';

/** Judges the pieces of a Compose file: its services, and the rest of the file. */
export function judgeCompose({ rules, model, reportOf, reportSchema }: Court): Judge {
  const checks = rules.flatMap(
    ({ code, compose }) => compose?.({ app: model, report: reportOf(code) }) ?? [],
  );
  const serviceChecks = checks.flatMap((check) => check.service ?? []);
  const fileChecks = checks.flatMap((check) => check.file ?? []);
  return {
    piece(content, source) {
      if (source.kind === 'service') judgeService(content, source);
      else judgeFile(content, source);
    },
    finish() {
      for (const check of checks) check.finish?.();
    },
  };

  function judgeService(content: unknown, source: Source): void {
    const service = { name: source.name ?? '', content: isObject(content) ? content : {}, source };
    for (const check of serviceChecks) check(service);
    for (const problem of validateComposeService(content)) {
      const place = { ...placeInService(service), pointer: problem.pointer };
      reportSchema('compose/invalid', problem, place, source);
    }
  }

  function judgeFile(content: unknown, source: Source): void {
    const file = { content: isObject(content) ? content : {}, source };
    for (const check of fileChecks) check(file);
    for (const problem of validateCompose(file.content)) {
      const place = { ...placeInFile(file), pointer: problem.pointer };
      reportSchema('compose/invalid', problem, place, source);
    }
  }
}
