import type { Language } from '#shared/locales/sentences.ts';
import type { Desk } from '../desk.ts';
import type { Press } from '../printing.ts';
import type { DemoFolder } from './demo-folder.ts';
import type { SheetPaper } from './sheet-paper.ts';

/** What a person at a desk is, and signs with. */
export interface Player {
  readonly name: string;
  readonly desk: Desk;
}

export interface Papers {
  readonly clients: SheetPaper;
  readonly products: SheetPaper;
  readonly contracts: SheetPaper;
}

/** Everything a part of the day needs: who is there, the paper on the desk, where things go, and somebody to tell it. */
export interface Stage {
  readonly language: Language;
  readonly folder: DemoFolder;
  readonly papers: Papers;
  readonly maker: Player;
  readonly checker: Player;
  readonly manager: Player;
  readonly teller: Teller;
}

/** A stage with a printer. */
export interface PrintingStage extends Stage {
  readonly press: Press;
}

/** Tells the day: numbered headings, calm lines below them, files with their place. */
export interface Teller {
  heading(zh: string, en: string): void;
  line(zh: string, en: string): void;
  made(zh: string, en: string, file: string): void;
}

export function tellerFor(language: Language, write: (line: string) => void): Teller {
  let count = 0;
  const words = (zh: string, en: string): string => (language === 'zh-CN' ? zh : en);
  return {
    heading(zh, en) {
      count += 1;
      write('');
      write(`${count}. ${words(zh, en)}`);
    },
    line: (zh, en) => write(`   ${words(zh, en)}`),
    made: (zh, en, file) => write(`   → ${file}  ${words(zh, en)}`),
  };
}

/** The demo stops when the office behaves otherwise than told: a demonstration that lies is worth nothing. */
export function expectThat(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`the demo expected: ${what}`);
}
