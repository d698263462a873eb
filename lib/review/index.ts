/** What a change does, for whoever reads it: a file of its own, loaded by the commands that compare. */
export { against } from './against';
export { findBase, findManifests } from './base/find-base';
export { type Alarm, alarms, type Diff } from './change';
export { diffWith } from './diff';
export { collector } from './made';
export { diffMarkdown } from './tell/markdown';
export { diffText } from './tell/text';
export { alarmsIn } from './tell/words';
