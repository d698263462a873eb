import { type ChildProcess, spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { JsonObject } from '../../../lib/model/json';
import { objectIn, textIn } from '../../../lib/model/read-json';

/** A page in a real browser, and whatever it does that a page should not. */
export interface Tab {
  open(url: string): Promise<void>;
  /** The value of an expression in the page; what it promises is waited for. */
  value(expression: string): Promise<unknown>;
  /** A key, as `KeyboardEvent.key` has it. */
  press(key: string): Promise<void>;
  send(method: string, parameters?: JsonObject): Promise<JsonObject>;
  /** Messages of the console, errors, and requests for anything but the page itself; since the last `open`. */
  readonly complaints: readonly string[];
}

export interface Browser {
  readonly tab: Tab;
  close(): void;
}

/** Told by a pipe: there is no port that somebody else could open. */
export async function openBrowser(scratch: string): Promise<Browser> {
  const child = spawn(
    'chromium',
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', `--user-data-dir=${scratch}`],
      ...['--remote-debugging-pipe', 'about:blank'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const talk = conversation(child);
  const { targetInfos } = await talk.send('Target.getTargets');
  const pages = Array.isArray(targetInfos) ? targetInfos.map(objectIn) : [];
  const page = pages.find(({ type }) => type === 'page');
  const { sessionId } = await talk.send('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
  const tab = tabOf(talk, textIn(sessionId) ?? '');
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await tab.send(`${domain}.enable`);
  return { tab, close: () => child.kill('SIGKILL') };
}

interface Conversation {
  send(method: string, parameters?: JsonObject, session?: string): Promise<JsonObject>;
  onEvent(listener: (method: string, parameters: JsonObject) => void): void;
}

function conversation(child: ChildProcess): Conversation {
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('Chromium has no pipe.');
  const waiting = new Map<number, { resolve(value: JsonObject): void; reject(error: Error): void }>();
  const listeners: ((method: string, parameters: JsonObject) => void)[] = [];
  let last = 0;
  let rest = '';
  const hear = (text: string): void => {
    const message = objectIn(JSON.parse(text));
    const { id, method, error } = message;
    const asked = typeof id === 'number' ? waiting.get(id) : undefined;
    if (asked !== undefined && error !== undefined) asked.reject(new Error(JSON.stringify(error)));
    else if (asked !== undefined) asked.resolve(objectIn(message.result));
    else if (typeof method === 'string') for (const each of listeners) each(method, objectIn(message.params));
  };
  output.setEncoding('utf8');
  output.on('data', (data) => {
    const parts = (rest + data).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) hear(part);
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('Chromium has ended.'));
  });
  return {
    send(method, parameters = {}, session) {
      last += 1;
      const id = last;
      input.write(`${JSON.stringify({ id, method, params: parameters, sessionId: session })}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    onEvent: (listener) => listeners.push(listener),
  };
}

function tabOf(talk: Conversation, session: string): Tab {
  const complaints: string[] = [];
  let loaded: (() => void) | undefined;
  let here = '';
  talk.onEvent((method, parameters) => {
    if (method === 'Page.loadEventFired') loaded?.();
    if (
      method === 'Runtime.consoleAPICalled' ||
      method === 'Runtime.exceptionThrown' ||
      method === 'Log.entryAdded'
    )
      complaints.push(`${method}: ${JSON.stringify(parameters).slice(0, 500)}`);
    if (method !== 'Network.requestWillBeSent') return;
    const url = textIn(objectIn(parameters.request).url) ?? '';
    if (url !== here) complaints.push(`a request: ${url}`);
  });
  const send: Tab['send'] = (method, parameters) => talk.send(method, parameters, session);
  return {
    complaints,
    send,
    async open(url) {
      complaints.length = 0;
      here = url.replace(/#.*/, '');
      const done = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      // The same page with another hash is not loaded anew.
      await send('Page.navigate', { url: 'about:blank' });
      await done;
      const ready = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await send('Page.navigate', { url });
      await ready;
      complaints.splice(0, complaints.length, ...complaints.filter((each) => !each.includes('about:blank')));
    },
    async value(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails).slice(0, 1000));
      return objectIn(result).value;
    },
    async press(key) {
      for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, key, code: key });
    },
  };
}
