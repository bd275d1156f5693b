const SESSION_LIFE_MS = 12 * 60 * 60 * 1000;

export interface Session {
  readonly personId: string;
  readonly expiresAt: number;
}

/** Who sits at which seat (window, command line). In memory only: after a restart everybody signs in again. */
export interface Sessions {
  open(seat: string, personId: string, now: number): Session;
  at(seat: string, now: number): Session | 'none' | 'expired';
  close(seat: string): void;
}

export function createSessions(): Sessions {
  const seats = new Map<string, Session>();
  return {
    open(seat, personId, now) {
      const session = { personId, expiresAt: now + SESSION_LIFE_MS };
      seats.set(seat, session);
      return session;
    },
    at(seat, now) {
      const session = seats.get(seat);
      if (!session) return 'none';
      return session.expiresAt > now ? session : 'expired';
    },
    close(seat) {
      seats.delete(seat);
    },
  };
}
