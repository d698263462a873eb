/** One entry below `services`. */
export interface ServiceEntry {
  readonly name: string;
  /** A service of the target, unless a patch has made something else of it. */
  readonly service: object;
}
