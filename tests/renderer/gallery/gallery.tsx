import { createRoot } from 'react-dom/client';
import { OfficeWindow } from '#renderer/app/office-window.tsx';
import { startLanguages } from '#renderer/app/i18n.ts';
import { keep } from '#renderer/app/keepsake.ts';
import '#renderer/app/styles/index.css';
import { sampleOffice } from './sample-office.ts';

// Test equipment: the real window on scripted answers, to look at pages in every language, colour and size.
const wish = new URLSearchParams(location.search);
Object.assign(window, { office: sampleOffice(wish) });
localStorage.clear();
keep('appearance', {
  language: wish.get('language') ?? 'zh-CN',
  scheme: wish.get('scheme') ?? 'light',
  density: wish.get('density') ?? 'compact',
});
await startLanguages(wish.get('language') === 'en-US' ? 'en-US' : 'zh-CN');
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<OfficeWindow />);
