// Stands in for a reader that takes all memory it can.
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  const kept: object[] = [];
  for (;;) kept.push({ more: kept.length, and: [kept.length] });
});
