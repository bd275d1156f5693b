import { useKeys } from '#renderer/app/use-keys.ts';
import type { Work } from '#renderer/app/works.ts';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { WorkBusy } from '#renderer/components/work-busy.tsx';

interface ReadingPaneProps {
  readonly title: string;
  readonly fileName: string;
  readonly work: Work;
  readonly onCancel: () => void;
  readonly onBackground: () => void;
}

/** While a file is read or submitted: the step, how far, and the ways out; neither leaves anything half done. */
export function ReadingPane({ title, fileName, work, onCancel, onBackground }: ReadingPaneProps) {
  useKeys([{ chord: 'Escape', run: onCancel }]);
  return (
    <>
      <PageHeader title={title} facts={fileName} />
      <WorkBusy work={work} onCancel={onCancel} onBackground={onBackground} />
    </>
  );
}
