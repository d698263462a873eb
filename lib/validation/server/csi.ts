import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { readQuantity } from '../quantity';
import { repeated } from '../repeated';
import { checkSelector } from './selector';
import type { ServerCheck } from './server-check';

const longestNode = 256;

/** A driver of storage: it asks for a token for each audience once. */
export const checkCsiDriver: ServerCheck = (object, refuse, { oldest }) => {
  const { tokenRequests, nodeAllocatableUpdatePeriodSeconds: period } = objectIn(object.content.spec);
  for (const [audience, index] of repeated(listIn(tokenRequests), audienceIn))
    refuse('csi', '', ['spec', 'tokenRequests', index, 'audience'], `Two tokens are for "${audience}".`);
  if (oldest >= 35 && typeof period === 'number' && period < 10)
    refuse(
      'csi',
      '',
      ['spec', 'nodeAllocatableUpdatePeriodSeconds'],
      `Nodes are asked every 10 seconds at most, not every ${period}.`,
    );
};

function audienceIn(request: unknown): string {
  return textIn(objectIn(request).audience) ?? '';
}

/** The drivers of a node. */
export const checkCsiNode: ServerCheck = (object, refuse) => {
  const drivers = listIn(objectIn(object.content.spec).drivers);
  for (const [name, index] of repeated(drivers, (driver) => textIn(objectIn(driver).name)))
    refuse('csi', '', ['spec', 'drivers', index, 'name'], `The driver ${name} stands here twice.`);
  drivers.forEach((driver, index) => {
    const { nodeID, topologyKeys, allocatable } = objectIn(driver);
    const at = ['spec', 'drivers', index];
    if (typeof nodeID === 'string' && Buffer.byteLength(nodeID) > longestNode)
      refuse('csi', '', [...at, 'nodeID'], `What a driver calls a node has ${longestNode} letters at most.`);
    for (const [key, number] of repeated(listIn(topologyKeys), textIn))
      refuse('csi', '', [...at, 'topologyKeys', number], `${key} stands here twice.`);
    const { count } = objectIn(allocatable);
    if (typeof count === 'number' && count < 0)
      refuse('csi', '', [...at, 'allocatable', 'count'], 'A node takes no volume, or some.');
  });
};

/** How much of a class there is at a place. */
export const checkStorageCapacity: ServerCheck = (object, refuse) => {
  const { capacity, nodeTopology } = object.content;
  checkSelector(nodeTopology, '', ['nodeTopology'], refuse);
  const amount = readQuantity(capacity);
  if (amount !== undefined && amount < 0n)
    refuse('csi', '', ['capacity'], `There is not less than nothing, such as ${asText(capacity)}.`);
};
