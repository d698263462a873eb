import { spawn } from 'node:child_process';

/** Shows a file or an address with whatever the system opens such with. Where there is nothing like that, nothing happens. */
export function openInBrowser(place: string): void {
  const [command, ...args] = opener();
  const child = spawn(command, [...args, place], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

function opener(): readonly [command: string, ...args: string[]] {
  if (process.platform === 'darwin') return ['open'];
  // The first word in quotes would be a title.
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '""'];
  return ['xdg-open'];
}
