import type { Impact } from '../change';

/** What an impact is called where it stands before an object. */
export const impactWords: Readonly<Record<Impact, string>> = {
  data: 'data at risk',
  recreated: 'has to be recreated',
  renamed: 'renamed',
  orphaned: 'left behind',
  restarted: 'restarts',
  rolled: 'rolls',
  scaled: 'scaled',
  'in-place': 'in place',
  new: 'new',
};
