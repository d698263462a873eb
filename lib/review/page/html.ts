import { createHash } from 'node:crypto';
import type { Page } from './page';

/** What the page is made of beside its data: its own program and style, as they were built. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/** The page as one file. It asks nobody for anything, and its policy sees to that: no script and no style runs but these two. */
export function pageHtml(page: Page, { script, style }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${inMarkup(titleOf(page))}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<noscript>This page draws itself with JavaScript, which is switched off here.</noscript>',
    `<script type="application/json" id="data">${inScript(page)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function titleOf({ apps }: Page): string {
  return `${[...new Set(apps.map(({ name }) => name))].join(', ')} · Lading review`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function inMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** No text in it can end the script, or begin a comment or another one. */
function inScript(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
