import { randomBytes } from 'node:crypto';
import type { Signer } from '#core/kernel/signing.ts';

const TOKEN_LIFE_MS = 60_000;

export interface DeskGrant {
  readonly submissionId: string;
  readonly contentHash: string;
  readonly personId: string;
  readonly seat: string;
  /** The checker's opened key: forgotten with the grant. */
  readonly signer: Signer;
  readonly expiresAt: number;
}

/**
 * 会签台: one-use tokens between a checker's agreeing re-key at the maker's desk and the signature. Bound to seat, person
 * and content hash, valid for 60 seconds, kept in memory only: a restart forgets them.
 */
export interface DeskGrants {
  issue(grant: Omit<DeskGrant, 'expiresAt'>, now: number): string;
  take(token: string, seat: string, now: number): DeskGrant | undefined;
  /** The seat was locked or left: nothing given there is good any more. */
  drop(seat: string): void;
}

export function deskGrants(): DeskGrants {
  const grants = new Map<string, DeskGrant>();
  return {
    issue(grant, now) {
      for (const [token, old] of grants) if (old.expiresAt < now || old.seat === grant.seat) grants.delete(token);
      const token = randomBytes(24).toString('base64url');
      grants.set(token, { ...grant, expiresAt: now + TOKEN_LIFE_MS });
      return token;
    },
    take(token, seat, now) {
      const grant = grants.get(token);
      grants.delete(token);
      return grant && grant.seat === seat && grant.expiresAt >= now ? grant : undefined;
    },
    drop(seat) {
      for (const [token, grant] of grants) if (grant.seat === seat) grants.delete(token);
    },
  };
}
