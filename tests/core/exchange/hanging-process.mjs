// A reading process that never answers, busy so that only killing it helps.
process.send({ type: 'ready', pid: process.pid });
process.on('message', () => {
  for (;;);
});
