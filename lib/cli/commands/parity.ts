import type { CommandContext } from '../context';
export function parity(_context: CommandContext): void {}
