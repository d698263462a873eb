import type { Access, Caller } from '../review/page/page';
import type { Shown } from './data';
import { h } from './dom';
import { intro, partLink, section, soft, tag } from './elements';
import { targetNames } from './words';

const most = 200;

/** Objects that say who may call whom. */
const policies =
  /^(?:NetworkPolicy|CiliumNetworkPolicy|AuthorizationPolicy|PeerAuthentication|Server|ServerAuthorization|HTTPRoute|GRPCRoute|VirtualService|Sidecar|networks)[/.]/;

/** Who may open connections to whom, and the policies that see to it. */
export function accessPanel(shown: Shown): Node[] {
  const { access } = shown.app;
  const list = h('div', { class: 'accesses' });
  const more = h(
    'button',
    { type: 'button', class: 'more', onclick: () => draw(access.length) },
    `Show all ${access.length}`,
  );
  function draw(limit: number): void {
    list.replaceChildren(...access.slice(0, limit).map((each) => accessRow(shown, each, true)));
    more.hidden = access.length <= limit;
  }
  draw(most);
  const objects = shown.app.parts.flatMap((part) =>
    part.documents.filter(({ object }) => policies.test(object)).map((document) => ({ part, document })),
  );
  return [
    intro(
      'Who opens connections to whom, as the app says it by references and calls. Closed means that nobody else gets in; open means that nobody is kept out.',
    ),
    list,
    more,
    ...(objects.length === 0
      ? []
      : [
          section(
            'Policies',
            h(
              'ul',
              { class: 'policies' },
              objects
                .slice(0, most)
                .map(({ part, document: { target, object, file } }) =>
                  h('li', {}, tag(target, targetNames[target]), partLink(part.path, object), soft(file)),
                ),
            ),
          ),
        ]),
  ];
}

export function accessRow(shown: Shown, { to, closedOn, from }: Access, isNamed: boolean): HTMLElement {
  const { targets } = shown.app;
  const isClosed = closedOn.length > 0;
  const where =
    isClosed && closedOn.length < targets.length
      ? ` on ${closedOn.map((target) => targetNames[target]).join(', ')}`
      : '';
  return h(
    'div',
    { class: 'access' },
    h(
      'p',
      { class: 'head' },
      isNamed ? partLink(to) : undefined,
      h('span', { class: `tag ${isClosed ? 'closed' : 'open'}` }, isClosed ? `closed${where}` : 'open'),
    ),
    from.length === 0
      ? h('p', { class: 'soft' }, isClosed ? 'Nobody may call it.' : 'Nobody of the app calls it.')
      : h(
          'ul',
          {},
          from.map((caller) => callerItem(caller)),
        ),
  );
}

function callerItem({ who, isPart, ports, asks, isWait, targets }: Caller): HTMLElement {
  const more = [
    ports.length > 0 ? `at ${ports.join(', ')}` : '',
    asks ? `only ${asks.join('; ')}` : '',
    isWait ? 'only until it is there' : '',
    targets ? `on ${targets.map((target) => targetNames[target]).join(', ')}` : '',
  ].filter((text) => text !== '');
  return h(
    'li',
    {},
    isPart ? partLink(who) : h('span', { class: 'outside' }, who),
    h('span', { class: 'soft' }, ` ${more.join(', ')}`),
  );
}
