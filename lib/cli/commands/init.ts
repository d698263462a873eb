import type { CommandContext } from '../context';
export function init(_context: CommandContext): void {}
