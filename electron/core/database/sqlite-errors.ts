import { OfficeError } from '#core/kernel/office-error.ts';

/**
 * The one place that reads SQLite's result codes. A constraint that core should have checked first is a bug and stays an
 * error; what can happen to a correct program (disk full, store locked, a race for a unique key) becomes a failure.
 */
export function officeErrorOf(error: unknown): OfficeError | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (!error.code.startsWith('SQLITE_')) return undefined;
  if (error.message.startsWith('guard:')) {
    return new OfficeError({ code: 'rule_broken', rule: 'store.guard', details: { guard: error.message.slice(6) } });
  }
  switch (error.code) {
    case 'SQLITE_FULL':
      return new OfficeError({ code: 'rule_broken', rule: 'store.disk_full' });
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new OfficeError({ code: 'rule_broken', rule: 'store.busy' });
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DBMOVED':
      return new OfficeError({ code: 'rule_broken', rule: 'store.read_only' });
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return new OfficeError({ code: 'rule_broken', rule: 'store.damaged' });
    default:
      return error.code.startsWith('SQLITE_IOERR')
        ? new OfficeError({ code: 'rule_broken', rule: 'store.io_error', details: { code: error.code } })
        : undefined;
  }
}
