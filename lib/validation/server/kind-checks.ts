import type { ServerCheck } from './server-check';

/** What the server looks at in objects of the kinds of one API group, beside the pods that they make. */
export type KindChecks = Readonly<Record<string, readonly ServerCheck[] | undefined>>;
