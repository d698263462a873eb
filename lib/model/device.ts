/** A device of the machine below that a container may use. */
export interface Device {
  /** Its path on the machine. */
  readonly source: string;
  /** Its path in the container. */
  readonly target: string;
  /** Of `r`, `w` and `m`: read, write, make. */
  readonly permissions: string;
  /** What a device plugin of Kubernetes offers it as: `acme.dev/scanner`. */
  readonly resource?: string;
}
