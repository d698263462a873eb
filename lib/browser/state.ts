import { type Shown, shown } from './data';

export const tabs = ['app', 'changes', 'findings', 'parity', 'access', 'guide'] as const;
export type Tab = (typeof tabs)[number];

/** What is looked at. It stands in the address, so that a link leads to it and the way back works. */
export interface State {
  readonly tab: Tab;
  /** Index of the app, or of its environment. */
  readonly app: number;
  /** The path of a construct. */
  readonly part: string;
}

const listeners: ((state: State, before: State | undefined) => void)[] = [];
let state: State = read();

export function current(): State {
  return state;
}

export function currentApp(): Shown | undefined {
  return shown[state.app];
}

export function onChange(listener: (state: State, before: State | undefined) => void): void {
  listeners.push(listener);
}

export function go(change: Partial<State>): void {
  const next = { ...state, ...change };
  const hash = `#${new URLSearchParams({ tab: next.tab, app: String(next.app), part: next.part })}`;
  if (hash !== location.hash) location.hash = hash;
}

/** Begins to listen to the address. */
export function start(): void {
  addEventListener('hashchange', () => tell(read()));
  for (const listener of listeners) listener(state, undefined);
}

function tell(next: State): void {
  const before = state;
  state = next;
  for (const listener of listeners) listener(state, before);
}

function read(): State {
  const asked = new URLSearchParams(location.hash.slice(1));
  const index = Number(asked.get('app') ?? 0);
  const app = shown[index] === undefined ? 0 : index;
  const part = asked.get('part') ?? undefined;
  const first = shown[app]?.workloads[0] ?? shown[app]?.app.parts[0];
  return {
    tab: tabs.find((name) => name === asked.get('tab')) ?? 'app',
    app,
    part: part !== undefined && shown[app]?.parts.has(part) ? part : (first?.path ?? ''),
  };
}
