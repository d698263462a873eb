/** What an app is and what a change does, for whoever reads it: a file of its own, loaded by the commands that tell of it. */
export { findBase, findManifests } from './base/find-base';
export { type Alarm, alarms, type Diff } from './change';
export { diffWith } from './diff';
export { dot } from './graph/dot';
export { graphOf } from './graph/graph-of';
export { mermaid } from './graph/mermaid';
export { svg } from './graph/svg';
export { collector } from './made';
export { explanationText } from './mesh/tell';
export { openReview } from './open-review';
export { pageHtml } from './page/html';
export { pageOf } from './page/page-of';
export { diffMarkdown } from './tell/markdown';
export { diffText } from './tell/text';
export { alarmsIn } from './tell/words';
