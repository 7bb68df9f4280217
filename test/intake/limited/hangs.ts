// Stands in for a reader that never answers.
process.stdout.write('ready\n');
process.stdin.once('data', () => {
  for (;;) Math.random();
});
