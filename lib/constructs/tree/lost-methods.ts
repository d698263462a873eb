import { markLost } from '../../model/marker';

/** Methods that give a value back: named in a text without their call, they would leave their own source in it. */
export function lostInText(methods: Readonly<Record<string, (...given: never[]) => unknown>>): void {
  for (const [name, method] of Object.entries(methods))
    Object.defineProperty(method, 'toString', {
      value: () => markLost(`the method ${name}() without its call`),
    });
}
