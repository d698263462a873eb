import type { IConstruct, Node } from 'constructs';
import { type CallSite, captureSite, frames, type Site } from '../../diagnostics/location';

/** Under one name for all copies of this package, which may have made the chart. */
const key = Symbol.for('lading.site');
type Placed = IConstruct & { [key]?: Site };

/** Stands in constructs of ours that are made by the thousand: those know by themselves where they were made. */
export const knowsItsSite = Symbol.for('lading.knows-its-site');

/** Where a construct that is not ours was made, if it was within one of which this is remembered. */
export function siteOfForeign(construct: Placed): Site | undefined {
  return construct[key];
}

/**
 * Remembers where those constructs are made, in this one and within each other, that say nothing of it: objects and
 * constructs of cdk8s. All of them are added to a node, so that each node gets an answer of its own to that.
 */
export function rememberSitesIn({ node }: IConstruct): void {
  Object.defineProperty(node, 'addChild', { value: addChild, configurable: true });
}

function addChild(this: Node, child: Placed, ...others: unknown[]): void {
  const add: unknown = Reflect.get(Object.getPrototypeOf(this), 'addChild');
  if (typeof add === 'function') Reflect.apply(add, this, [child, ...others]);
  if (knowsItsSite in child) return;
  child[key] = siteOf(child);
  // It is added by the one that will be its node, once that is made.
  Object.defineProperty(child, 'node', {
    configurable: true,
    set(node: Node) {
      Object.defineProperty(child, 'node', {
        value: node,
        configurable: true,
        enumerable: true,
        writable: true,
      });
      rememberSitesIn(child);
    },
  });
}

/** Where its class was called, which may itself be the user's; a constructor that nobody wrote is in no stack. */
function siteOf(child: IConstruct): CallSite {
  const made: CallSite = {};
  Error.captureStackTrace(made, child.constructor);
  const added = captureSite(addChild);
  return {
    get stack() {
      return frames(made.stack ?? '').length > 0 ? made.stack : added.stack;
    },
  };
}
