/** Where Docker puts what a container prints. */
export interface Logging {
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
}
