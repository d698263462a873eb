import { isIP } from '../../model/ip-address';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { repeated } from '../repeated';
import { isLoose, isSpecialAddress, looseAddress } from './address';
import type { ServerCheck } from './server-check';

/** Addresses that a Service leads to. */
export const checkEndpoints: ServerCheck = (object, refuse, { isStrict }) => {
  listIn(object.content.subsets).forEach((subset, index) => {
    const { addresses, notReadyAddresses, ports } = objectIn(subset);
    const at = ['subsets', index];
    if (listIn(addresses).length + listIn(notReadyAddresses).length === 0)
      refuse('endpoints', '', at, 'A part has an address, ready or not.');
    for (const [field, list] of [
      ['addresses', addresses],
      ['notReadyAddresses', notReadyAddresses],
    ] as const)
      listIn(list).forEach((address, number) => {
        const { ip } = objectIn(address);
        if (isStrict && isLoose(ip)) refuse('endpoints', '', [...at, field, number, 'ip'], looseAddress(ip));
        else if (isSpecialAddress(ip))
          refuse(
            'endpoints',
            '',
            [...at, field, number, 'ip'],
            `Nobody can be reached at ${asText(ip)}: it belongs to each machine itself, or to a network.`,
          );
      });
    const list = listIn(ports);
    list.forEach((port, number) => {
      if (list.length > 1 && textIn(objectIn(port).name) === undefined)
        refuse('endpoints', '', [...at, 'ports', number, 'name'], 'Of several ports each has a name.');
    });
  });
};

/** A part of the addresses that a Service leads to, all of one kind. */
export const checkEndpointSlice: ServerCheck = (object, refuse, { isStrict }) => {
  const { addressType, endpoints, ports } = object.content;
  const family = addressType === 'IPv4' ? 4 : addressType === 'IPv6' ? 6 : undefined;
  listIn(endpoints).forEach((endpoint, index) => {
    for (const field of ['forZones', 'forNodes'] as const)
      for (const [name, number] of repeated(listIn(objectIn(objectIn(endpoint).hints)[field]), (each) =>
        textIn(objectIn(each).name),
      ))
        refuse(
          'endpoints',
          '',
          ['endpoints', index, 'hints', field, number, 'name'],
          `${name} stands here twice.`,
        );
    listIn(objectIn(endpoint).addresses).forEach((address, number) => {
      const at = ['endpoints', index, 'addresses', number];
      if (address === null) refuse('endpoints', '', at, 'An address is given, or not in the list.');
      if (typeof address !== 'string') return;
      if (family !== undefined && isIP(plain(address)) !== family)
        refuse('endpoints', '', at, `"${address}" is no address of the type ${asText(addressType)}.`);
      else if (family !== undefined && isStrict && isLoose(address))
        refuse('endpoints', '', at, looseAddress(address));
      else if (family !== undefined && isSpecialAddress(address))
        refuse(
          'endpoints',
          '',
          at,
          `Nobody can be reached at ${address}: it belongs to each machine itself, or to a network.`,
        );
      else if (
        addressType === 'FQDN' &&
        !/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)+\.?$/.test(address)
      )
        refuse('endpoints', '', at, `"${address}" is no name of a host.`);
    });
  });
  for (const [name, index] of repeated(listIn(ports), (port) => textIn(objectIn(port).name) ?? ''))
    refuse(
      'endpoints',
      '',
      ['ports', index, 'name'],
      name === '' ? 'Of several ports each has a name.' : `Two ports are called "${name}".`,
    );
};

/** Older servers take numbers that begin with zeros. */
function plain(address: string): string {
  return address.includes(':') ? address : address.replace(/\b0+(?=\d)/g, '');
}
