// A server of its own process on the home of its environment; says its address once it answers.
import type { AddressInfo } from 'node:net';
import { openApp } from '../../server/app.ts';
import { openHouse } from '../../server/house.ts';
import { readSettings } from '../../server/settings.ts';
import { openEverything } from '../everything-open.ts';

const { house } = await openHouse(readSettings(process.env), () => undefined);
await openEverything(house);
const server = openApp(house, null).listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
