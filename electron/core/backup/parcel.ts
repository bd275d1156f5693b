import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupRefused } from '#core/backup/backup-refused.ts';

/** What may lie in a backup, and so the only paths an opened one can write to. */
const NAMES = /^(facts\.json|office\.db|files\/[0-9a-f]{2}\/[0-9a-f]{64})$/;
const NAME_BYTES = 2;
const SIZE_BYTES = 6;

/** One file of the parcel: its name inside, and its bytes or where they lie. */
export interface Enclosure {
  readonly name: string;
  readonly from: string | Uint8Array;
}

/** Name and size before each file, an empty name at the end. */
export async function* pack(
  enclosures: readonly Enclosure[],
  onBytes: (count: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  for (const { name, from } of enclosures) {
    const size = typeof from === 'string' ? (await stat(from)).size : from.byteLength;
    yield label(name, size);
    if (typeof from !== 'string') {
      yield from;
      continue;
    }
    let sent = 0;
    for await (const chunk of createReadStream(from, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
      sent += chunk.byteLength;
      onBytes(chunk.byteLength);
      yield chunk;
    }
    if (sent !== size) throw new Error(`${name} changed its size while it was packed`);
  }
  yield label('', 0);
}

function label(name: string, size: number): Buffer {
  const text = Buffer.from(name, 'utf8');
  const bytes = Buffer.alloc(NAME_BYTES + text.byteLength + SIZE_BYTES);
  bytes.writeUInt16BE(text.byteLength);
  text.copy(bytes, NAME_BYTES);
  bytes.writeUIntBE(size, NAME_BYTES + text.byteLength, SIZE_BYTES);
  return bytes;
}

/** Unpacks into a folder and gives the SHA-256 of each file by its name. Every file is forced to disk. */
export async function unpack(
  source: AsyncIterable<Uint8Array>,
  folder: string,
  onBytes: (count: number) => void = () => {},
): Promise<ReadonlyMap<string, string>> {
  const reader = readerOf(source);
  const hashes = new Map<string, string>();
  for (;;) {
    const nameLength = (await reader.take(NAME_BYTES)).readUInt16BE();
    const name = (await reader.take(nameLength)).toString('utf8');
    const size = (await reader.take(SIZE_BYTES)).readUIntBE(0, SIZE_BYTES);
    if (name === '') break;
    if (!NAMES.test(name) || hashes.has(name)) throw new BackupRefused('backup.damaged');
    hashes.set(name, await writeOut(reader, join(folder, name), size, onBytes));
  }
  if (!(await reader.isAtEnd())) throw new BackupRefused('backup.damaged');
  return hashes;
}

async function writeOut(reader: Reader, path: string, size: number, onBytes: (count: number) => void): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  try {
    for (let left = size; left > 0;) {
      const chunk = await reader.some(left);
      hash.update(chunk);
      await file.write(chunk);
      onBytes(chunk.byteLength);
      left -= chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

interface Reader {
  /** Exactly so many bytes. */
  take(count: number): Promise<Buffer>;
  /** At least one byte, at most so many. */
  some(most: number): Promise<Buffer>;
  isAtEnd(): Promise<boolean>;
}

function readerOf(source: AsyncIterable<Uint8Array>): Reader {
  const parts = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    while (held.byteLength === 0) {
      const next = await parts.next();
      if (next.done === true) return false;
      held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return true;
  };
  const some = async (most: number): Promise<Buffer> => {
    if (!(await more())) throw new BackupRefused('backup.damaged');
    const given = held.subarray(0, most);
    held = held.subarray(given.byteLength);
    return given;
  };
  return {
    some,
    async take(count) {
      const taken: Buffer[] = [];
      for (let left = count; left > 0;) {
        const part = await some(left);
        taken.push(part);
        left -= part.byteLength;
      }
      return Buffer.concat(taken);
    },
    isAtEnd: async () => !(await more()),
  };
}
