import { type IConstruct, Node } from 'constructs';
import type { PartObjects } from './our-object';

/** Under one name for all copies of this package, so that each knows what waits in the constructs of the others. */
const key = Symbol.for('lading.lazy-children');
type Waiting = Node & { [key]?: PutOff };

interface PutOff {
  readonly objects: PartObjects;
  readonly make: (objects: PartObjects) => void;
}

/**
 * Puts off making the children of a construct until somebody looks for one. Four nodes of the seven that a WebApp would
 * have are objects of cdk8s which hardly anybody asks for: our own synthesis writes them without. `constructs` knows no
 * children to come, so that the node gets other answers to the questions that concern children. The first that is asked
 * makes them, and the node is an ordinary one from then on.
 */
export function putOffChildren(construct: IConstruct, objects: PartObjects, make: PutOff['make']): void {
  const node: Waiting = construct.node;
  node[key] = { objects, make };
  Object.setPrototypeOf(node, waiting);
}

/** What the children of a construct will be, as long as nobody has looked for them: where some are there, the rest comes. */
export function childrenPutOff(construct: IConstruct): PartObjects | undefined {
  const node: Waiting = construct.node;
  const objects = node[key]?.objects;
  if (objects === undefined || objects.made.size === 0) return objects;
  makeChildren(construct);
  return undefined;
}

/** Makes them as if somebody had looked. */
export function makeChildren(construct: IConstruct): void {
  Reflect.get(construct.node, 'children');
}

const waiting: object = Object.create(Node.prototype, {
  children: {
    get(this: Waiting) {
      return withChildren(this).children;
    },
  },
  defaultChild: {
    get(this: Waiting) {
      return withChildren(this).defaultChild;
    },
    set(this: Waiting, child: IConstruct | undefined) {
      withChildren(this).defaultChild = child;
    },
  },
  tryFindChild: {
    value(this: Waiting, id: string) {
      return withChildren(this).tryFindChild(id);
    },
  },
  tryRemoveChild: {
    value(this: Waiting, id: string) {
      return withChildren(this).tryRemoveChild(id);
    },
  },
  // Whoever adds a child comes after those that have been there all the time.
  addChild: {
    value(this: Waiting, ...given: unknown[]) {
      const add: unknown = Reflect.get(withChildren(this), 'addChild');
      if (typeof add === 'function') Reflect.apply(add, this, given);
    },
  },
});

function withChildren(node: Waiting): Node {
  const wait = node[key];
  node[key] = undefined;
  Object.setPrototypeOf(node, Node.prototype);
  if (wait === undefined) return node;
  const { objects, make } = wait;
  if (!node.locked) make(objects);
  else {
    // A lock keeps the tree as it is, and these are part of it.
    Object.defineProperty(node, 'locked', { value: false, configurable: true });
    try {
      make(objects);
    } finally {
      Reflect.deleteProperty(node, 'locked');
    }
  }
  return node;
}
