const name = '[A-Za-z0-9](?:[-\\w.]{0,61}[A-Za-z0-9])?';
// The server limits the prefix as a whole, not each of its labels.
const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const pattern = new RegExp(`^(?:(?=[^/]{1,253}/)${label}(?:\\.${label})*/)?${name}$`);

/** Whether a text is what Kubernetes calls a qualified name: `http`, `kubernetes.io/h2c`. */
export function isQualifiedName(text: string): boolean {
  return pattern.test(text);
}
