import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OfficeWindow } from '#renderer/app/office-window.tsx';
import { tipWhatIsCut } from '#renderer/app/full-text-tips.ts';
import { startLanguages } from '#renderer/app/i18n.ts';
import '#renderer/app/styles/index.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root element');
await startLanguages('zh-CN');
tipWhatIsCut();
createRoot(root).render(
  <StrictMode>
    <OfficeWindow />
  </StrictMode>,
);
