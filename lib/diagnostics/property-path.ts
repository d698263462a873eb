/** The way to a property in the props of a construct, from the outside in: `['readiness', 'port']`. */
export type PropertyPath = readonly (string | number)[];
