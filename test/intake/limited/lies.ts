// Stands in for a reader whose answer has another form.
process.stdout.write('ready\n');
process.stdin.once('data', () => process.stdout.write('{"rows":[{"numerator":"many"}]}\n'));
