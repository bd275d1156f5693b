import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** A person's opened signing key; lives in memory only, for one signature or one minute at the desk. */
export interface Signer {
  readonly keyId: string;
  /** Ed25519 signature (RFC 8032) of the text, base64. */
  sign(message: string): string;
}

/** What a countersignature signs: who, what exactly, where in the order, and when. */
export interface SignedFacts {
  readonly submissionId: string;
  readonly round: number;
  readonly step: number;
  readonly personId: string;
  readonly contentHash: string;
  /** Of the files behind the submission. */
  readonly evidenceHash: string;
  readonly at: number;
  /** The role in which it is signed; null for the founding and for signatures from before there were steps. */
  readonly role: string | null;
  /** Whose role it is, when it was lent. */
  readonly delegatorId: string | null;
}

/** What an adjudicator signs: whose keying was judged, and what came of it. */
export interface AdjudicatedFacts {
  readonly submissionId: string;
  readonly round: number;
  readonly personId: string;
  readonly checkerId: string;
  readonly contentHash: string;
  readonly verdict: string;
  /** Canonical JSON of the verdict per field. */
  readonly fields: string;
  readonly at: number;
}

export function adjudicationMessage(facts: AdjudicatedFacts): string {
  const { submissionId, round, personId, checkerId, contentHash, verdict, fields, at } = facts;
  const parts = ['countersign.adjudication.1', submissionId, round, personId, checkerId, contentHash, verdict, fields];
  return [...parts, at].join('\n');
}

export function signedMessage(facts: SignedFacts): string {
  const { submissionId, round, step, personId, contentHash, evidenceHash, at } = facts;
  const signed = [submissionId, round, step, personId, contentHash, evidenceHash, at];
  if (facts.role === null) return ['countersign.signature.1', ...signed].join('\n');
  return ['countersign.signature.2', ...signed, facts.role, facts.delegatorId ?? ''].join('\n');
}

/** `pkcs8` is the private key in DER. */
export function createSigner(keyId: string, pkcs8: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return { keyId, sign: (message) => sign(null, Buffer.from(message, 'utf8'), key).toString('base64') };
}

/** `publicKey` is SPKI DER in base64. A key or signature that cannot even be read does not verify. */
export function verifySignature(publicKey: string, message: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(message, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
