import { sleep } from '../host/wait';

/** Asks an address once, over a connection of its own, as a new client would. */
export async function ask(url: string): Promise<string> {
  const response = await fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(5000) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.trim()}`);
  return text;
}

export interface Traffic {
  readonly sent: number;
  readonly lost: readonly string[];
}

/** Keeps asking an address while something happens, twenty times a second, and counts what is not answered. */
export async function askDuring(url: string, work: () => Promise<void>): Promise<Traffic> {
  const lost: string[] = [];
  const pending: Promise<unknown>[] = [];
  let running = true;
  const loop = async (): Promise<void> => {
    while (running) {
      const sent = Date.now();
      pending.push(
        ask(url).catch((error: unknown) => lost.push(`${reasonOf(error)} after ${Date.now() - sent} ms`)),
      );
      await sleep(0.05);
    }
  };
  const looping = loop();
  try {
    await work();
  } finally {
    running = false;
    await looping;
    await Promise.all(pending);
  }
  return { sent: pending.length, lost };
}

/** `fetch` says no more than that it failed; what has happened to the connection is its cause. */
function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? `${error} (${error.cause})` : String(error);
}
