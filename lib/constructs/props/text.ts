import type { Reference } from '../reference';
/** What a user may write for a text: numbers and booleans are printed as they read. */
export type TextValue = string | number | boolean | Reference;
