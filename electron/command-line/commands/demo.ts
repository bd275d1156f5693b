import { type Command, EXIT } from '../command.ts';

export const demoCommand: Command = {
  name: 'demo',
  usage: '',
  summary: { 'zh-CN': '演示', 'en-US': 'demo' },
  options: {},
  arguments: { least: 0, most: 0 },
  run: async () => EXIT.done,
};
