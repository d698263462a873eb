import { createHash } from 'node:crypto';

const style = `html,body{margin:0;height:100%;color-scheme:light dark;font:14px/1.4 system-ui,sans-serif}
iframe{border:0;width:100%;height:100%;display:block}
p{position:fixed;right:16px;bottom:16px;margin:0;padding:6px 12px;border-radius:8px;background:CanvasText;color:Canvas}
p:empty{display:none}`;

const script = `const frame = document.querySelector('iframe'), told = document.querySelector('p');
const words = { busy: 'Running the app …', failed: 'The app has failed: this is what it was before. The terminal says why.' };
let isFirst = true;
const events = new EventSource('told');
events.onmessage = ({ data }) => {
  told.textContent = words[data] ?? '';
  if (data === 'done' || isFirst) frame.contentWindow.location.reload();
  isFirst = false;
};
events.onerror = () => { told.textContent = 'lading review --watch has ended.'; };
frame.onload = () => { document.title = frame.contentDocument.title; };`;

/** Shows the page as it is, and loads it again when there is a new one: the page itself asks nobody for anything. */
export function framePage(): { readonly html: string } {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; connect-src 'self'; frame-src 'self'`;
  return {
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Lading review</title><style>${style}</style></head>
<body><iframe src="page" title="The review"></iframe><p role="status"></p><script>${script}</script></body></html>
`,
  };
}
