export type SchemaSteps = readonly (string | number)[];

/** Tells of a place below the schema at hand. */
export type SchemaTell = (steps: SchemaSteps, message: string) => void;
