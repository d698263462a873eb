/** A variable that Docker puts into the manifest when it reads it. */
export interface Variable {
  readonly name: string;
  /** What it stands for: tells two secrets that come to one name apart; nothing when the user chose the name. */
  readonly meaning?: string;
  /** The value when nobody gives it one. */
  readonly default?: string;
}

/** What `.env.example` tells about a variable. */
export interface VariableEntry extends Variable {
  /** Names of the services that use it. */
  readonly users: Set<string>;
}

export type Variables = Map<string, VariableEntry>;
