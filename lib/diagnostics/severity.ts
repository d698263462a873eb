/** `note`: worth knowing, nothing is wrong; shown in full by `lading parity` and with `--strict`. */
export type Severity = 'error' | 'warning' | 'note';
