// Brings a backup into a place and stops in the middle of it, so that it can be killed there.
import { createReadStream } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { deliver } from '#core/backup/backup-files.ts';

const [file = '', hash = '', place = '', tag = ''] = process.argv.slice(2);
await deliver({ file, hash, place, name: `countersign-${tag}-20261121-090000.csbackup` }, async (path) => {
  for await (const chunk of createReadStream(file, { end: 4095 }) as AsyncIterable<Buffer>)
    await appendFile(path, chunk);
  process.stdout.write('half\n');
  await new Promise(() => setInterval(() => {}, 60_000));
});
