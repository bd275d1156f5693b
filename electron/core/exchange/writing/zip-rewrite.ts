import { crc32, deflateRawSync } from 'node:zlib';
import { readZipDirectory } from '../reading/zip-directory.ts';

const CENTRAL_HEADER = 46;
const LOCAL_HEADER = 30;
const DEFLATED = 8;
const LARGEST = 0xffffffff;

/** The same zip with some parts replaced; every other part is copied byte for byte, packed as it was. */
export function replaceParts(zip: Buffer, replacements: ReadonlyMap<string, Buffer>): Buffer {
  const parts = readZipDirectory(zip);
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const directoryAt = zip.readUInt32LE(end + 16);
  const starts = parts.map((part) => part.headerOffset).toSorted((left, right) => left - right);
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  let centralAt = directoryAt;
  for (const part of parts) {
    const centralEnd =
      centralAt + CENTRAL_HEADER + [28, 30, 32].reduce((sum, at) => sum + zip.readUInt16LE(centralAt + at), 0);
    const central = Buffer.from(zip.subarray(centralAt, centralEnd));
    const next = starts.find((start) => start > part.headerOffset) ?? directoryAt;
    const replacement = replacements.get(part.name);
    const local =
      replacement === undefined
        ? zip.subarray(part.headerOffset, next)
        : packAgain(zip.subarray(part.headerOffset, next), central, replacement);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
    centralAt = centralEnd;
  }
  const directory = Buffer.concat(centrals);
  const ending = Buffer.from(zip.subarray(end));
  ending.writeUInt32LE(directory.length, 12);
  ending.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, ending]);
}

/** A part with new content under its own name and time; sizes stand in its header, so no descriptor follows it. */
function packAgain(oldLocal: Buffer, central: Buffer, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  if (content.length >= LARGEST) throw new RangeError('part too large');
  const nameEnd = LOCAL_HEADER + oldLocal.readUInt16LE(26);
  const header = Buffer.from(oldLocal.subarray(0, nameEnd));
  const describe = (target: Buffer, flagsAt: number): void => {
    target.writeUInt16LE(target.readUInt16LE(flagsAt) & ~0x0008, flagsAt);
    target.writeUInt16LE(DEFLATED, flagsAt + 2);
    target.writeUInt32LE(crc32(content), flagsAt + 8);
    target.writeUInt32LE(packed.length, flagsAt + 12);
    target.writeUInt32LE(content.length, flagsAt + 16);
  };
  describe(header, 6);
  describe(central, 8);
  header.writeUInt16LE(0, 28);
  return Buffer.concat([header, packed]);
}
