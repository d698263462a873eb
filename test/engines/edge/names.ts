import { createSocket, type Socket } from 'node:dgram';

/** Docker's own name server answers here in every container. */
const resolver = '127.0.0.11';

/** Stands in for it: gives each name the address that a function says, and knows no other names. */
export function serveNames(addressOf: (name: string) => string | undefined): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answer(query, addressOf), from.port, from.address));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, resolver, () => resolve(socket));
  });
}

/** One question, and its one answer of type A, in the form of RFC 1035. */
function answer(query: Buffer, addressOf: (name: string) => string | undefined): Buffer {
  const labels: string[] = [];
  let place = 12;
  for (let length = query[place] ?? 0; length > 0; length = query[place] ?? 0) {
    labels.push(query.toString('latin1', place + 1, place + 1 + length));
    place += 1 + length;
  }
  const question = query.subarray(12, place + 5);
  const address = addressOf(labels.join('.'));
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(address === undefined ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(address === undefined ? 0 : 1, 6);
  head.writeUInt32BE(0, 8);
  if (address === undefined) return Buffer.concat([head, question]);
  // The name of the question, type A, class IN, for a second, four bytes.
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]);
  return Buffer.concat([head, question, record]);
}
