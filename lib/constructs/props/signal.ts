import { oneOf } from './shapes';

const plain = [
  ...['ABRT', 'ALRM', 'BUS', 'CHLD', 'CLD', 'CONT', 'FPE', 'HUP', 'ILL', 'INT', 'IO', 'IOT', 'KILL', 'PIPE'],
  ...['POLL', 'PROF', 'PWR', 'QUIT', 'SEGV', 'STKFLT', 'STOP', 'SYS', 'TERM', 'TRAP', 'TSTP', 'TTIN', 'TTOU'],
  ...['URG', 'USR1', 'USR2', 'VTALRM', 'WINCH', 'XCPU', 'XFSZ', 'RTMIN', 'RTMAX'],
];
const upTo = (least: number, most: number): number[] =>
  Array.from({ length: most - least + 1 }, (_, index) => least + index);
const realTime = [
  ...upTo(1, 15).map((step) => `RTMIN+${step}`),
  ...upTo(1, 14).map((step) => `RTMAX-${step}`),
];
const names = [...plain, ...realTime];

/** A signal of Linux as the engines know it, by its name or its number; any other keeps a container from being made. */
export const signal = oneOf(
  [...names.map((name) => `SIG${name}`), ...names, ...upTo(1, 64).map(String)],
  "a signal, such as 'SIGINT'",
);
