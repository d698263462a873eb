/**
 * Ties lines together that carry the same number: pointing at one lights up all, choosing one brings the others into view,
 * and arrow keys lead from line to line.
 */
export function linked(root: HTMLElement, panes: readonly HTMLElement[]): void {
  let lit = '';
  let pinned = '';

  const show = (number: string): void => {
    if (number === lit) return;
    for (const each of root.querySelectorAll('.lit, .soft-lit')) each.classList.remove('lit', 'soft-lit');
    lit = number;
    if (number === '') return;
    if (number === '0') {
      for (const head of root.querySelectorAll('[data-head]')) head.classList.add('soft-lit');
      return;
    }
    for (const each of root.querySelectorAll(`[data-p="${number}"]`)) each.classList.add('lit');
  };

  /** The number of what lies there; empty where it has none. */
  const numberAt = (target: EventTarget | null): string => {
    const place = target instanceof Element ? target.closest('.place, .line') : null;
    return place?.getAttribute('data-p') ?? '';
  };

  const bring = (from: HTMLElement | undefined): void => {
    for (const pane of panes) {
      if (pane === from) continue;
      const [first] = pane.querySelectorAll<HTMLElement>('.line.lit, .line:has(.lit), .line.soft-lit');
      if (first === undefined) continue;
      const [box, frame] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
      if (box.top < frame.top + 24 || box.bottom > frame.bottom - 24)
        pane.scrollTop += box.top - frame.top - frame.height / 3;
    }
  };

  for (const pane of panes) {
    pane.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType === 'mouse') show(numberAt(target) || pinned);
    });
    pane.addEventListener('pointerleave', () => show(pinned));
    pane.addEventListener('click', ({ target }) => {
      const number = numberAt(target);
      if (number === '' || getSelection()?.isCollapsed === false) return;
      pinned = pinned === number ? '' : number;
      root.classList.toggle('pinned', pinned !== '');
      show('');
      show(number);
      bring(pane);
      mark(pane, target instanceof Element ? target.closest<HTMLElement>('.line') : null);
    });
    pane.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        pinned = '';
        show('');
      }
      const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const lines = [...pane.querySelectorAll<HTMLElement>('.line')].filter(
        (line) => line.offsetParent !== null,
      );
      const at = lines.findIndex((line) => line.classList.contains('here'));
      const next =
        lines[
          at === -1 ? (step === 1 ? 0 : lines.length - 1) : Math.min(lines.length - 1, Math.max(0, at + step))
        ];
      if (next === undefined) return;
      event.preventDefault();
      mark(pane, next);
      next.scrollIntoView({ block: 'nearest' });
      pinned = numberAt(next);
      show('');
      show(pinned);
      bring(pane);
    });
  }

  function mark(pane: HTMLElement, line: HTMLElement | null): void {
    for (const each of root.querySelectorAll('.here')) each.classList.remove('here');
    line?.classList.add('here');
    pane.focus({ preventScroll: true });
  }
}
