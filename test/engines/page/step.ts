import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../../lib/diagnostics/package-root';
import { run } from '../host/run';
import { engines, type World } from '../world';
import { openBrowser, type Tab } from './browser';
import { largeApp } from './large-app';

const root = packageRoot();
const tabs = ['app', 'changes', 'findings', 'parity', 'access', 'guide'];
const sizes = [
  { width: 1440, height: 900, mobile: false },
  { width: 390, height: 844, mobile: true },
];

/** The page of `lading review` in a real browser: it says nothing, asks nobody, and everybody can read it. */
export async function showPages(world: World): Promise<void> {
  const scratch = join(world.scratch, 'pages');
  mkdirSync(scratch, { recursive: true });
  const { tab, close } = await openBrowser(join(scratch, 'profile'));
  try {
    for (const name of readdirSync(join(root, 'examples')))
      await world.report.check(engines.chromium, `page of ${name}`, async () => {
        const url = await pageOf(join(root, 'examples', name), join(scratch, `${name}.html`));
        const looked = await look(tab, url);
        await keyboard(tab, url);
        await print(tab, url);
        return looked;
      });
    await world.report.check(engines.chromium, 'page of shop beside an earlier output', async () => {
      const earlier = join(scratch, 'earlier');
      cpSync(join(root, 'examples/shop/expected'), earlier, { recursive: true });
      for (const file of ['kubernetes/shop.k8s.yaml', 'compose/compose.yaml']) {
        const path = join(earlier, 'prod', file);
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('redis:7.4.2', 'redis:7.4.1'));
      }
      const file = join(scratch, 'changed.html');
      const url = await pageOf(join(root, 'examples/shop'), file, '--base', earlier);
      const looked = await look(tab, url);
      await changed(tab, url);
      return looked;
    });
    await world.report.check(engines.chromium, 'page of 1,000 workloads', async () => {
      const folder = join(scratch, 'large');
      const packages = join(folder, 'node_modules');
      mkdirSync(packages, { recursive: true });
      symlinkSync(root, join(packages, 'lading'));
      for (const name of ['cdk8s', 'constructs'])
        symlinkSync(join(root, 'node_modules', name), join(packages, name));
      writeFileSync(join(folder, 'app.ts'), largeApp());
      return large(tab, await pageOf(folder, join(scratch, 'large.html')));
    });
  } finally {
    close();
  }
}

/** Makes a page as a user does, and says where it is. */
async function pageOf(folder: string, file: string, ...more: readonly string[]): Promise<string> {
  const command = join(root, 'build/cli.js');
  await run(process.execPath, [command, 'review', '--timeout', '300', '--output-file', file, ...more], {
    cwd: folder,
    limit: 400,
  });
  return pathToFileURL(file).href;
}

/** Every view, in each size, in light and in dark. */
async function look(tab: Tab, url: string): Promise<string> {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  let rules = 0;
  for (const size of sizes) {
    await tab.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1 });
    for (const scheme of ['light', 'dark']) {
      await tab.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ],
      });
      await tab.open(url);
      await tab.value(axe);
      for (const view of tabs) {
        await tab.value(
          `document.getElementById('tab-${view}').click(); new Promise((done) => setTimeout(done, 50))`,
        );
        const found = await tab.value(
          'axe.run().then(({ violations, passes }) => ({ passed: passes.length, broken: violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target + " " + failureSummary).slice(0, 3).join("; ")) }))',
        );
        const { passed, broken } = verdictIn(found);
        rules += passed;
        if (broken.length > 0)
          throw new Error(`${view}, ${scheme}, ${size.width} wide: ${broken.join('\n')}`);
        const wider = await tab.value('document.documentElement.scrollWidth - innerWidth');
        if (Number(wider) > 0)
          throw new Error(`${view} is ${wider} pixels wider than a screen of ${size.width}`);
      }
    }
  }
  if (tab.complaints.length > 0) throw new Error(tab.complaints.join('\n'));
  return `${rules} verdicts of axe, none broken`;
}

function verdictIn(found: unknown): { readonly passed: number; readonly broken: readonly string[] } {
  if (typeof found !== 'object' || found === null || !('passed' in found) || !('broken' in found))
    throw new Error(`axe has said ${JSON.stringify(found)}`);
  return {
    passed: Number(found.passed),
    broken: Array.isArray(found.broken) ? found.broken.map(String) : [],
  };
}

/** What changes is marked in the graph, in the list, in the code and in what is made of it; in the environment that is looked at. */
async function changed(tab: Tab, url: string): Promise<void> {
  const shown = (app: number) => tab.open(`${url}#tab=app&app=${app}&part=shop/cache`);
  await shown(1);
  await expectSo(
    tab,
    "[...document.querySelectorAll('.node.changed .name')].map(({ textContent }) => textContent).join() === 'cache'",
    'the graph marks the workload that changes, and no other',
  );
  await expectSo(
    tab,
    "['host', 'volume', 'secret'].every((kind) => document.querySelector(`.node.${kind} .kind`).textContent === kind)",
    'what is no construct is called what it is',
  );
  for (const [place, what] of [
    ['.list .dot.restarted', 'the list'],
    ['.pane.code .differs', 'the code'],
    ['.pane.kubernetes .differs', 'the output for Kubernetes'],
    ['.pane.compose .differs', 'the output for Compose'],
  ])
    await expectSo(tab, `document.querySelector('${place}') !== null`, `${what} marks what changes`);
  await shown(0);
  await expectSo(
    tab,
    "document.querySelector('.detail') !== null && document.querySelector('.changed, .differs') === null",
    'an environment that does not change has no marks',
  );
}

/** Without a mouse: along the tabs, from line to line, through the graph, to the search. */
async function keyboard(tab: Tab, url: string): Promise<void> {
  await tab.open(url);
  await tab.value("document.getElementById('tab-app').focus()");
  await tab.press('ArrowRight');
  await expectSo(
    tab,
    "document.getElementById('tab-changes').ariaSelected === 'true'",
    'an arrow key changes the tab',
  );
  await tab.press('ArrowLeft');
  // What the page has not shown yet takes no focus.
  await expectSo(
    tab,
    "document.querySelector('.pane.code .scroll')?.focus(), document.activeElement?.matches('.pane.code .scroll') === true",
    'the code takes the focus',
  );
  for (let line = 0; line < 40; line += 1) {
    await tab.press('ArrowDown');
    if (await tab.value("document.querySelector('.targets .lit') !== null")) break;
  }
  await expectSo(
    tab,
    "document.querySelector('.targets .lit') !== null",
    'a line of code lights up what it became',
  );
  await tab.value("document.querySelector('.frame').focus()");
  await tab.press('ArrowRight');
  await expectSo(
    tab,
    "document.activeElement.classList.contains('node')",
    'an arrow key leads into the graph',
  );
  await tab.press('?');
  await expectSo(
    tab,
    "document.getElementById('tab-guide').ariaSelected === 'true'",
    'a question mark leads to the guide',
  );
  // What has a sign, or a colour of its own, is explained there.
  await expectSo(
    tab,
    "document.getElementById('tab-access').click(), [...document.querySelectorAll('.legend li')].every(({ textContent }) => document.querySelector('.guide').textContent.includes(textContent))",
    'the guide has each sign of the graph',
  );
  await tab.press('/');
  await tab.value('new Promise((done) => setTimeout(done, 50))');
  await expectSo(tab, "document.activeElement.type === 'search'", 'a slash leads to the search');
}

/** On paper all views are there, and nothing that is to be clicked. */
async function print(tab: Tab, url: string): Promise<void> {
  await tab.open(url);
  await tab.send('Emulation.setEmulatedMedia', { media: 'print' });
  await tab.value("dispatchEvent(new Event('beforeprint'))");
  await expectSo(
    tab,
    "[...document.querySelectorAll('.panel')].every((panel) => panel.offsetHeight > 20)",
    'every view is on paper',
  );
  await expectSo(tab, "document.querySelector('[role=tablist]').offsetHeight === 0", 'no tab is on paper');
  const { data } = await tab.send('Page.printToPDF', { printBackground: true });
  if (typeof data !== 'string' || data.length < 10_000) throw new Error('nothing is printed');
  await tab.send('Emulation.setEmulatedMedia', { media: '' });
}

/** How long it takes is told, and not judged: it says as much of the machine. */
async function large(tab: Tab, url: string): Promise<string> {
  await tab.send('Emulation.setDeviceMetricsOverride', {
    width: 1440,
    height: 900,
    mobile: false,
    deviceScaleFactor: 1,
  });
  await tab.open(url);
  const opened = Number(await tab.value("performance.getEntriesByType('navigation')[0].loadEventEnd"));
  await expectSo(tab, "document.querySelectorAll('.node').length > 10", 'the graph is there');
  await expectSo(tab, "document.querySelectorAll('.node').length <= 100", 'and folded');
  await tab.value(
    "const search = document.querySelector('input[type=search]'); search.value = 'web-13-7'; search.dispatchEvent(new Event('input'))",
  );
  await expectSo(
    tab,
    "document.querySelector('.found .path').textContent.includes('web-13-7')",
    'the search finds one',
  );
  await tab.value(
    "document.querySelector('.found li button').click(); new Promise((done) => setTimeout(done, 50))",
  );
  await expectSo(
    tab,
    "document.querySelector('.detail h2').textContent.includes('web-13-7')",
    'and leads to it',
  );
  if (tab.complaints.length > 0) throw new Error(tab.complaints.join('\n'));
  return `opened in ${Math.round(opened)} ms`;
}

/** The address changes in a turn of its own, and a busy machine takes its time. */
async function expectSo(tab: Tab, expression: string, what: string): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    if ((await tab.value(expression)) === true) return;
    await tab.value('new Promise((done) => setTimeout(done, 50))');
  }
  throw new Error(`not so: ${what}`);
}
