/** Where names are looked up, beside those of the app. */
export interface Dns {
  /** IP addresses. */
  readonly nameservers?: readonly string[];
  /** Domains that are tried after a name without dots. */
  readonly searches?: readonly string[];
  /** Options of the resolver, as resolv.conf has them; `true` for those without a value. */
  readonly options?: Readonly<Record<string, string | number | true>>;
}
