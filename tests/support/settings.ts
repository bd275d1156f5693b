import { deflateSync } from 'node:zlib';
import type { TestPerson } from './test-office.ts';

/** Somebody who keys documents and may propose changes of the settings, with the usual checker and director. */
export const SETTINGS_PEOPLE: readonly TestPerson[] = [
  { name: '周敏', roles: ['clerk', 'manager'] },
  { name: '陈国强', roles: ['checker'] },
  { name: '陆总', roles: ['director', 'manager'] },
];

/** A PNG of one colour, `edge` pixels wide and high. */
export function plainPng(edge: number, [red, green, blue]: readonly [number, number, number]): Buffer {
  const row = Buffer.concat([
    Buffer.of(0),
    Buffer.concat(Array.from({ length: edge }, () => Buffer.of(red, green, blue))),
  ]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(edge, 0);
  head.writeUInt32BE(edge, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: edge }, () => row)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
