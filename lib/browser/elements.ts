import { h } from './dom';
import { go } from './state';

/** Leads to a construct in the view of the app. */
export function partLink(path: string, text = path): HTMLElement {
  return link(text, () => go({ tab: 'app', part: path }));
}

export function link(text: string, onclick: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'link', onclick }, text);
}

export function intro(...said: readonly (Node | string | readonly Node[])[]): HTMLElement {
  return h('p', { class: 'intro' }, said.flat());
}

/** What stands beside something, and is read after it. */
export function soft(text: string | undefined): HTMLElement | undefined {
  return text ? h('span', { class: 'soft' }, text) : undefined;
}

/** A word with a colour of its own: an impact, a severity, a target. */
export function tag(kind: string, text: string = kind, title?: string): HTMLElement {
  return h('span', { class: `tag ${kind}`, title }, text);
}

/** What a panel holds under a title of its own. */
export function section(title: string, ...content: readonly (Node | readonly Node[])[]): HTMLElement {
  return h('section', {}, h('h2', {}, title), content.flat());
}
