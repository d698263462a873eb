/** What a precompiled function finds wrong with one value; the names are Ajv's. */
export interface RawProblem {
  /** JSON pointer of the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: RawParams;
}

export interface RawParams {
  readonly type?: string | readonly string[];
  readonly allowedValues?: readonly (string | number | null)[];
  readonly additionalProperty?: string;
  readonly missingProperty?: string;
  readonly limit?: number;
  readonly pattern?: string;
  readonly i?: number;
  readonly j?: number;
  /** What a text should be, in words; of a rule what it says, or why nobody can tell. */
  readonly expected?: string;
  /** Of each alternative the fields that it needs; empty where it is about something else. */
  readonly fields?: readonly string[];
}

/** A precompiled function: adds to `problems` what is wrong with `data`, which stands at `path`. */
export type Validate = (data: unknown, path: string, problems: RawProblem[] | null) => RawProblem[] | null;
