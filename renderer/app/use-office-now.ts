import { useEffect, useState } from 'react';
import { useOfficeStatus } from '#renderer/app/session.tsx';

/** The office's own instant in milliseconds, carried forward by this window's elapsed time; undefined until it is known. */
export function useOfficeNow(tickMs: number): number | undefined {
  const { data, dataUpdatedAt } = useOfficeStatus();
  const [elapsed, setElapsed] = useState(() => Math.max(0, Date.now() - dataUpdatedAt));
  useEffect(() => {
    const count = () => setElapsed(Date.now() - dataUpdatedAt);
    count();
    const timer = setInterval(count, tickMs);
    return () => clearInterval(timer);
  }, [dataUpdatedAt, tickMs]);
  return data && data.now + elapsed;
}
