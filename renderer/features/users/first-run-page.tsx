import { useState } from 'react';
import { TitleOnly } from '#renderer/app/title-only.tsx';
import { CreateOffice } from '#renderer/features/users/create-office.tsx';
import { FirstRunWays, type FirstRunWay } from '#renderer/features/users/first-run-ways.tsx';
import { RestoreOffice } from '#renderer/features/users/restore-office.tsx';
import { SampleWay } from '#renderer/features/users/sample-way.tsx';

interface FirstRunPageProps {
  /** From here on the page stays until its recovery code was put away, whatever the office says of itself. */
  readonly onFounding: () => void;
  readonly onDone: () => void;
}

/** The first day on a PC: an office of one's own, a look at the sample, or the office out of a backup. */
export function FirstRunPage({ onFounding, onDone }: FirstRunPageProps) {
  const [way, setWay] = useState<FirstRunWay>();
  const back = (): void => setWay(undefined);
  return (
    <div className="sign-in">
      <TitleOnly />
      <main className="middle">
        {way === undefined && <FirstRunWays onChoose={setWay} />}
        {way === 'create' && <CreateOffice onBack={back} onFounding={onFounding} onDone={onDone} />}
        {way === 'sample' && <SampleWay onBack={back} />}
        {way === 'restore' && <RestoreOffice onBack={back} />}
      </main>
    </div>
  );
}
