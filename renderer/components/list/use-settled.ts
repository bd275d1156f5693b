import { useEffect, useState } from 'react';

const REST_MS = 200;

/** The value once it has rested a moment: what need not follow every key. Undefined while it has not. */
export function useSettled<T>(value: T, key: string): T | undefined {
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), REST_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled === key ? value : undefined;
}
