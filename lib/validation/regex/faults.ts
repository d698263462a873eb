/** Why Go does not read an expression. */
export class NotReadable extends Error {}

/** Nothing is wrong with it as far as anybody can tell, but it is too large to be tried here. */
export class TooLarge extends Error {}
