// Takes the network out of this process's reach. Imported first, for its effect, by the limited child alone.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(): never {
  throw new Error('the reader of sheets has no network');
}

// HTTP, TLS and all that stands on them go through net.Socket and net.Server.
const doors: [object, string[]][] = [
  [net.Socket.prototype, ['connect']], [net.Server.prototype, ['listen']], [net, ['connect', 'createConnection', 'createServer']],
  [dgram, ['createSocket']], [dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse']], [dns.promises, ['lookup', 'resolve']],
  [process, ['binding']],
];
for (const [door, names] of doors) {
  for (const name of names) Object.defineProperty(door, name, { value: refuse, configurable: false, writable: false });
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);
syncBuiltinESMExports();
