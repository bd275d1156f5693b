import { createDecipheriv, createHash } from 'node:crypto';
import * as XLSX from 'xlsx';
import { RefusedWorkbook } from './refusal.ts';

/** Key derivation rounds beyond this are an attack on the reading time; Office writes 100,000. */
const MOST_ROUNDS = 1_000_000;
const PACKAGE_BLOCK = 4096;
const BLOCK_KEY_VERIFIER_INPUT = Buffer.from('fea7d2763b4b9e79', 'hex');
const BLOCK_KEY_VERIFIER_VALUE = Buffer.from('d7aa0f6d3061344e', 'hex');
const BLOCK_KEY_PACKAGE = Buffer.from('146e0be7abacd0d6', 'hex');

/** The part of a parsed compound file that is used here; the library types it as anything. */
export interface CompoundFile {
  readonly FileIndex: readonly { readonly name: string }[];
}

interface AgileKey {
  readonly salt: Buffer;
  readonly hash: string;
  readonly keyBytes: number;
  readonly rounds: number;
  readonly verifierInput: Buffer;
  readonly verifierValue: Buffer;
  readonly keyValue: Buffer;
  readonly packageSalt: Buffer;
  readonly packageHash: string;
}

/** True for an `.xlsx` that was saved with a password: the zip lies encrypted inside a compound file. */
export function isEncryptedPackage(container: CompoundFile): boolean {
  return streamOf(container, 'EncryptedPackage') !== undefined;
}

/** The zip inside, by [MS-OFFCRYPTO] 2.3.4.10–15 (agile encryption, what Office 2010 and WPS write); a wrong password is refused by name. */
export function decryptPackage(container: CompoundFile, password: string): Buffer {
  const info = streamOf(container, 'EncryptionInfo');
  const sealed = streamOf(container, 'EncryptedPackage');
  // Only agile encryption says 4.4; the older kind cannot be opened here and must be saved again without a password.
  if (info === undefined || sealed === undefined || sealed.length < 8 || info.readUInt32LE(0) !== 0x00040004) {
    throw new RefusedWorkbook('workbook_password_protected', { opens: 'no' });
  }
  const key = parseAgileKey(info.toString('utf8', 8));
  const spun = spinPassword(password, key);
  const input = decipher(derive(key, spun, BLOCK_KEY_VERIFIER_INPUT), key.salt, key.verifierInput);
  const expected = decipher(derive(key, spun, BLOCK_KEY_VERIFIER_VALUE), key.salt, key.verifierValue);
  const actual = createHash(key.hash).update(input).digest();
  if (!expected.subarray(0, actual.length).equals(actual)) throw new RefusedWorkbook('workbook_password_wrong');
  const packageKey = decipher(derive(key, spun, BLOCK_KEY_PACKAGE), key.salt, key.keyValue).subarray(0, key.keyBytes);
  return openPackage(sealed, packageKey, key);
}

function streamOf(container: CompoundFile, name: string): Buffer | undefined {
  const entry = XLSX.CFB.find(container, `/${name}`) as { readonly content?: Uint8Array } | null;
  return entry?.content === undefined ? undefined : Buffer.from(entry.content);
}

function parseAgileKey(xml: string): AgileKey {
  const data = tagIn(xml, 'keyData');
  const encryptor = tagIn(xml, 'encryptedKey');
  const rounds = Number(encryptor('spinCount'));
  const keyBytes = Number(encryptor('keyBits')) / 8;
  if (!(rounds <= MOST_ROUNDS) || ![16, 24, 32].includes(keyBytes)) throw new RefusedWorkbook('workbook_damaged');
  return {
    salt: Buffer.from(encryptor('saltValue'), 'base64'),
    hash: encryptor('hashAlgorithm').replace('-', '').toLowerCase(),
    keyBytes,
    rounds,
    verifierInput: Buffer.from(encryptor('encryptedVerifierHashInput'), 'base64'),
    verifierValue: Buffer.from(encryptor('encryptedVerifierHashValue'), 'base64'),
    keyValue: Buffer.from(encryptor('encryptedKeyValue'), 'base64'),
    packageSalt: Buffer.from(data('saltValue'), 'base64'),
    packageHash: data('hashAlgorithm').replace('-', '').toLowerCase(),
  };
}

function tagIn(xml: string, tag: string): (attribute: string) => string {
  const attributes = new RegExp(`<(?:\\w+:)?${tag}\\s([^>]*)>`).exec(xml)?.[1] ?? '';
  return (attribute) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function spinPassword(password: string, key: AgileKey): Buffer {
  let hash = createHash(key.hash).update(key.salt).update(Buffer.from(password, 'utf16le')).digest();
  const counter = Buffer.alloc(4);
  for (let round = 0; round < key.rounds; round++) {
    counter.writeUInt32LE(round);
    hash = createHash(key.hash).update(counter).update(hash).digest();
  }
  return hash;
}

function derive(key: AgileKey, spun: Buffer, blockKey: Buffer): Buffer {
  const hash = createHash(key.hash).update(spun).update(blockKey).digest();
  return fitTo(hash, key.keyBytes);
}

/** Cut to length, or padded with 0x36, as the specification says for hashes shorter than the key. */
function fitTo(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length
    ? bytes.subarray(0, length)
    : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
}

function decipher(key: Buffer, iv: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, fitTo(iv, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(sealed), cipher.final()]);
}

function openPackage(sealed: Buffer, packageKey: Buffer, key: AgileKey): Buffer {
  const size = Number(sealed.readBigUInt64LE(0));
  const blocks: Buffer[] = [];
  const counter = Buffer.alloc(4);
  for (let at = 8, block = 0; at < sealed.length; at += PACKAGE_BLOCK, block++) {
    counter.writeUInt32LE(block);
    const iv = createHash(key.packageHash).update(key.packageSalt).update(counter).digest();
    const chunk = sealed.subarray(at, at + PACKAGE_BLOCK);
    blocks.push(decipher(packageKey, iv, chunk.subarray(0, chunk.length - (chunk.length % 16))));
  }
  return Buffer.concat(blocks).subarray(0, size);
}
