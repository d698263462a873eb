import { isObject } from '../model/json';
import type { Bench, Judge } from './checks';
import { placeInFile, placeInService } from './compose-service';
import { validateCompose, validateComposeService } from './schema';
import type { Source } from './source';

/** Judges the pieces of a Compose file: its services, and the rest of the file. */
export function composeChecks({ checks, schemaProblem }: Bench): Judge {
  const serviceChecks = checks.flatMap((check) => check.composeService ?? []);
  const restChecks = checks.flatMap((check) => check.composeRest ?? []);
  return (content, source) => (source.kind === 'service' ? judgeService : judgeRest)(content, source);

  function judgeService(content: unknown, source: Source): void {
    const { name = '', origin } = source;
    const service = { name, content: isObject(content) ? content : {}, origin };
    for (const check of serviceChecks) check(service);
    for (const problem of validateComposeService(content)) {
      const place = { ...placeInService(service), pointer: problem.pointer };
      schemaProblem('compose/invalid', problem, place, source);
    }
  }

  function judgeRest(content: unknown, source: Source): void {
    const rest = isObject(content) ? content : {};
    for (const check of restChecks) check(rest);
    for (const problem of validateCompose(rest)) {
      const place = { ...placeInFile(), pointer: problem.pointer };
      schemaProblem('compose/invalid', problem, place, source);
    }
  }
}
