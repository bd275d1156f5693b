import { inflateRawSync } from 'node:zlib';
import type { ReadingLimits } from './reading-request.ts';
import { RefusedWorkbook } from './refusal.ts';

/** One part of a zip file as its central directory declares it; sizes and offset in bytes. */
export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const UNKNOWN_32 = 0xffffffff;
const MOST_PARTS = 10_000;
const STORED = 0;
const DEFLATED = 8;

/** Reads the central directory without unpacking anything; refuses what is cut off or contradicts itself. */
export function readZipDirectory(bytes: Buffer): readonly ZipPart[] {
  const end = findEnd(bytes);
  const parts: ZipPart[] = [];
  let offset = bytes.readUInt32LE(end + 16);
  const stated = bytes.readUInt16LE(end + 10);
  while (offset + 46 <= bytes.length && bytes.readUInt32LE(offset) === CENTRAL_SIGNATURE) {
    const nameLength = bytes.readUInt16LE(offset + 28);
    const extraLength = bytes.readUInt16LE(offset + 30);
    const commentLength = bytes.readUInt16LE(offset + 32);
    const extraStart = offset + 46 + nameLength;
    parts.push(partAt(bytes, offset, extraStart, extraLength));
    if (parts.length > MOST_PARTS) throw new RefusedWorkbook('workbook_unpacks_too_large', { parts: MOST_PARTS });
    offset = extraStart + extraLength + commentLength;
  }
  if (parts.length === 0 || parts.length !== stated) throw new RefusedWorkbook('workbook_damaged');
  return parts;
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff);
  for (let offset = bytes.length - END_SIZE; offset >= lowest; offset--) {
    if (bytes.readUInt32LE(offset) === END_SIGNATURE) return offset;
  }
  throw new RefusedWorkbook('workbook_damaged');
}

function partAt(bytes: Buffer, offset: number, extraStart: number, extraLength: number): ZipPart {
  const part = {
    name: bytes.toString('utf8', offset + 46, extraStart),
    method: bytes.readUInt16LE(offset + 10),
    packedSize: bytes.readUInt32LE(offset + 20),
    unpackedSize: bytes.readUInt32LE(offset + 24),
    headerOffset: bytes.readUInt32LE(offset + 42),
  };
  return withWideSizes(part, bytes.subarray(extraStart, extraStart + extraLength));
}

/** Stream writers put sizes into a zip64 field even when they would fit; the field holds only those marked unknown, in this order. */
function withWideSizes(part: ZipPart, extra: Buffer): ZipPart {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    let used = 0;
    const wide = (narrow: number): number => {
      if (narrow !== UNKNOWN_32 || used + 8 > field.length) return narrow;
      used += 8;
      return Number(field.readBigUInt64LE(used - 8));
    };
    const unpackedSize = wide(part.unpackedSize);
    const packedSize = wide(part.packedSize);
    return { ...part, unpackedSize, packedSize, headerOffset: wide(part.headerOffset) };
  }
  return part;
}

/** Refuses by what the directory declares, before a byte is unpacked. */
export function checkDeclaredSizes(parts: readonly ZipPart[], fileBytes: number, limits: ReadingLimits): void {
  const declared = parts.reduce((sum, part) => sum + part.unpackedSize, 0);
  checkUnpacked(declared, fileBytes, limits);
}

function checkUnpacked(unpacked: number, fileBytes: number, limits: ReadingLimits): void {
  if (unpacked <= limits.unpackedBytes && unpacked <= fileBytes * limits.ratio) return;
  throw new RefusedWorkbook('workbook_unpacks_too_large', {
    megabytes: Math.ceil(unpacked / 1024 / 1024),
    limitMegabytes: Math.floor(limits.unpackedBytes / 1024 / 1024),
    ratio: Math.ceil(unpacked / fileBytes),
    limitRatio: limits.ratio,
  });
}

/** Unpacks every part once, counting what really comes out, and lets `look` see each. The directory may lie; this cannot. */
export function inspectParts(
  bytes: Buffer,
  parts: readonly ZipPart[],
  limits: ReadingLimits,
  look: (name: string, content: Buffer) => void,
): void {
  let unpacked = 0;
  for (const part of parts) {
    const content = unpackPart(bytes, part, limits.unpackedBytes - unpacked);
    unpacked += content.length;
    checkUnpacked(unpacked, bytes.length, limits);
    look(part.name, content);
  }
}

/** The content of one part; refused when it is longer than `most` bytes. */
export function unpackPart(bytes: Buffer, part: ZipPart, most: number): Buffer {
  const at = part.headerOffset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE)
    throw new RefusedWorkbook('workbook_damaged');
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(start, start + part.packedSize);
  if (part.method === STORED) return packed;
  if (part.method !== DEFLATED) throw new RefusedWorkbook('workbook_damaged');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
    ) {
      throw new RefusedWorkbook('workbook_unpacks_too_large', { part: part.name });
    }
    throw new RefusedWorkbook('workbook_damaged', { part: part.name });
  }
}
