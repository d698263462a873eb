export interface Progress {
  /** Names what is going on from here. */
  step(text: string): void;
  /** Takes the line away. */
  end(): void;
}

const patience = 1000;

/** One line on a terminal's stderr for work that takes longer than a second; nothing anywhere else. */
export function progress(
  isTerminal: () => boolean,
  write: (text: string) => void,
  now: () => number = Date.now,
): Progress {
  const started = now();
  let current = '';
  let shown = false;
  // Asked only when there is something to show: most runs are over before.
  const show = (): void => {
    if (!isTerminal()) return;
    shown = true;
    write(`\r\u001b[2K${current}`);
  };
  const timer = setTimeout(show, patience).unref();
  return {
    step(text) {
      current = text;
      // The app and its synthesis leave a timer no turn: whoever has waited long enough is told at the next step.
      if (shown || now() - started >= patience) show();
    },
    end() {
      clearTimeout(timer);
      if (shown) write('\r\u001b[2K');
    },
  };
}
