// Stands in for a reader that answers without end.
process.stdout.write('ready\n');
const much = 'x'.repeat(1024 * 1024);
const write = (): void => void process.stdout.write(much, write);
process.stdin.once('data', write);
