// Tells one reporter what is due, once, at a moment given. Its parent is post.test.ts, whose mail server kills it.
import { openHouse } from '../../server/house.ts';
import { Post } from '../../server/reminders/post.ts';
import { Rounds } from '../../server/reminders/rounds.ts';
import { readSettings } from '../../server/settings.ts';

const [port, at, agency] = process.argv.slice(2) as [string, string, string];
const { house: { home: { state }, engine, people, log } } = await openHouse(readSettings(process.env), () => undefined);
people.add('Nguyễn An', 'an@tinh.gov.vn', [{ role: 'reporter', agency, area: '' }], 'test');
const post = new Post({ host: '127.0.0.1', port: Number(port), encrypted: 'no', user: null, from: { name: '', address: 'nhacviec@tinh.gov.vn' } });
await new Rounds({ state, engine, people, approval: false, demo: false, log }, { post, quiet: null, holidays: new Map(), origin: null }).round(new Date(at));
