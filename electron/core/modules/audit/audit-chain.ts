import { createHash } from 'node:crypto';

/** All columns of an audit event except its own hash, in the order they are hashed. */
export interface AuditRecord {
  readonly seq: number;
  readonly at: number;
  readonly person_id: string;
  readonly seat: string;
  readonly procedure: string;
  readonly request_id: string;
  readonly outcome: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly input_hash: string;
  readonly content_hash: string | null;
  readonly signed_by: string;
  readonly details: string;
  readonly prev_hash: string;
}

export const CHAIN_START = '0'.repeat(64);
const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const ABSENT = Buffer.from([0xff, 0xff, 0xff, 0xff]);

function field(value: string | number | null): Buffer {
  if (value === null) return ABSENT;
  const bytes = Buffer.from(String(value), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * SHA-256 (hex) of an event: leaf = H(0 ‖ length-prefixed columns), node = H(1 ‖ previous ‖ leaf). The prefixes keep a leaf
 * from ever being read as a node, the lengths keep one column's text from running into the next (as in RFC 6962).
 */
export function auditHash(record: AuditRecord): string {
  const columns = [
    record.seq,
    record.at,
    record.person_id,
    record.seat,
    record.procedure,
    record.request_id,
    record.outcome,
    record.subject_kind,
    record.subject_id,
    record.input_hash,
    record.content_hash,
    record.signed_by,
    record.details,
  ];
  const leaf = createHash('sha256').update(LEAF);
  for (const column of columns) leaf.update(field(column));
  return createHash('sha256')
    .update(NODE)
    .update(Buffer.from(record.prev_hash, 'hex'))
    .update(leaf.digest())
    .digest('hex');
}
