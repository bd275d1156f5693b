import type { FormFault } from '#renderer/components/form-faults.ts';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';

/** The sentence for a place of the rule in hand, whatever stands under it. */
export function useErrorAt(faults: readonly FormFault[]): (path: string) => string | undefined {
  const say = useFaultWords();
  return (path) => {
    const fault = faults.find((each) => each.path === path || each.path.startsWith(`${path}.`));
    return fault && say(fault);
  };
}
