import { useEffect, useState } from 'react';
import { useOfficeStatus } from '#renderer/app/session.tsx';

const TICK_MS = 10_000;

/** The office's clock (epoch milliseconds UTC): its own instant, carried forward by this window's elapsed time. */
export function useOfficeNow(): number | undefined {
  const { data, dataUpdatedAt } = useOfficeStatus();
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsed(Date.now() - dataUpdatedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [dataUpdatedAt]);
  return data === undefined ? undefined : data.now + elapsed;
}
