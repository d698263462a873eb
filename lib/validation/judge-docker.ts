import { isObject } from '../model/json';
import { placeInFile, placeInService } from './compose-object';
import type { Court, Judge } from './court';
import type { Rule } from './rule';
import { composeSchema, type DockerSchema, stackSchema } from './schema';
import type { Source } from './source';

/** What is asked of a file of Docker's: its part of the rules, its schema, and the code of what that refuses. */
interface Kind {
  readonly part: 'compose' | 'stack';
  readonly schema: DockerSchema;
  readonly code: Extract<Rule['code'], 'compose/invalid' | 'swarm/invalid'>;
}

export const judgeCompose = judgeDocker({ part: 'compose', schema: composeSchema, code: 'compose/invalid' });
export const judgeSwarm = judgeDocker({ part: 'stack', schema: stackSchema, code: 'swarm/invalid' });

/** Judges the pieces of a file of Docker's: its services, and the rest of the file. */
function judgeDocker({ part, schema, code: schemaCode }: Kind): (court: Court) => Judge {
  return ({ rules, model, reportOf, reportSchema }) => {
    const checks = rules.flatMap((rule) => rule[part]?.({ app: model, report: reportOf(rule.code) }) ?? []);
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
      for (const problem of schema.service(content)) {
        const place = { ...placeInService(service), pointer: problem.pointer };
        reportSchema(schemaCode, problem, place, source);
      }
    }

    function judgeFile(content: unknown, source: Source): void {
      const file = { content: isObject(content) ? content : {}, source };
      for (const check of fileChecks) check(file);
      for (const problem of schema.file(file.content)) {
        const place = { ...placeInFile(file), pointer: problem.pointer };
        reportSchema(schemaCode, problem, place, source);
      }
    }
  };
}
