const SESSION_LIFE_MS = 12 * 60 * 60 * 1000;

export interface Session {
  readonly personId: string;
  readonly expiresAt: number;
  /** 锁定: nothing is answered at the seat until it is unlocked; the end stays where it was. */
  readonly locked: boolean;
}

/** Who sits at which seat (window, command line). In memory only: after a restart everybody signs in again. */
export interface Sessions {
  /** Replaces whoever sat there. */
  open(seat: string, personId: string, now: number): Session;
  at(seat: string, now: number): Session | 'none' | 'expired';
  lock(seat: string): void;
  unlock(seat: string): void;
  close(seat: string): void;
  /** Everywhere this person sits. */
  closePerson(personId: string): void;
}

/** `onLeft` runs whenever whoever sat at a seat is no longer known to be there: lock, sign-out, another person, leave. */
export function createSessions(onLeft: (seat: string) => void): Sessions {
  const seats = new Map<string, Session>();
  const put = (seat: string, part: Pick<Session, 'locked'>): void => {
    const session = seats.get(seat);
    if (session) seats.set(seat, { ...session, ...part });
  };
  const close = (seat: string): void => {
    seats.delete(seat);
    onLeft(seat);
  };
  return {
    open(seat, personId, now) {
      onLeft(seat);
      const session = { personId, expiresAt: now + SESSION_LIFE_MS, locked: false };
      seats.set(seat, session);
      return session;
    },
    at(seat, now) {
      const session = seats.get(seat);
      if (!session) return 'none';
      if (session.expiresAt > now) return session;
      onLeft(seat);
      return 'expired';
    },
    lock(seat) {
      put(seat, { locked: true });
      onLeft(seat);
    },
    unlock: (seat) => put(seat, { locked: false }),
    close,
    closePerson(personId) {
      for (const [seat, session] of seats) if (session.personId === personId) close(seat);
    },
  };
}
