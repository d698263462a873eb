/** A variable that Docker puts into the manifest when it reads it. */
export interface Variable {
  readonly name: string;
  /** What it stands for: tells two secrets that come to one name apart; nothing when the user chose the name. */
  readonly meaning?: string;
  /** The value when nobody gives it one. */
  readonly default?: string;
  /** The value on a developer's machine: shown to whoever fills it in, and part of no manifest. */
  readonly development?: string;
}

/** What `.env.example` tells about a variable. */
export interface VariableEntry extends Omit<Variable, 'development'> {
  development?: string;
  /** Names of the services that use it. */
  readonly users: Set<string>;
}

export type Variables = Map<string, VariableEntry>;
