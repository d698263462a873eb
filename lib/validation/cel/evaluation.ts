/** What an evaluation may cost: a rule of somebody else's must not make a run hang. */
export interface Run {
  /** Takes steps off what is left; throws an EvaluationFault where that is not enough. */
  spend(steps: number): void;
}

/** Why an expression has no value. */
export class EvaluationFault extends Error {
  /** @param isCertain whether a server would have none either; otherwise nobody but a server can tell. */
  constructor(
    message: string,
    readonly isCertain: boolean,
  ) {
    super(message);
  }
}

/** A server finds none either. */
export const failed = (message: string): EvaluationFault => new EvaluationFault(message, true);
export const unknown = (message: string): EvaluationFault => new EvaluationFault(message, false);

export function runOf(steps: number): Run {
  let left = steps;
  return {
    spend(cost) {
      left -= cost;
      if (left < 0) throw new EvaluationFault('it takes too long', false);
    },
  };
}

/** Who goes through a text pays for its length, as servers count. */
export function spendOn(run: Run, ...texts: readonly string[]): void {
  for (const { length } of texts) run.spend(1 + length / 10);
}
