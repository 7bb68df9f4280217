// The same, with the network taken out of JavaScript's reach and nothing else, as on a machine without namespaces.
import '../../../server/intake/offline.ts';
import './escapes.ts';
