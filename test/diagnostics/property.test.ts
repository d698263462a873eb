import fc from 'fast-check';
import { findProperty } from '../../lib/diagnostics/property';

const source = `import { App } from 'lading';
class Shop extends Chart {
  constructor(scope: App) {
    super(scope, 'shop');
    new WebApp(this, 'web', {
      // readiness: httpGet('/no', { port: 'comment' }),
      image: 'shop/web:1.4.2',
      'stop-it': true,
      env: { A: 'x, y }', LOG: level, ...more },
      ports: [8080, { name: 'metrics', port: 9090 }],
      readiness: httpGet('/ready', { port: 'htp', headers: { Host: \`a\${b({ port: 1 })}\` } }),
      resources: {
        memory: '256Mi',
      },
      command,
      ...common,
    });
    const a = new External(this, 'a', { host: 'x' }), b = new External(this, 'b', { host: 'yy' });
    new Deployment<Props>(this, 'd', { containers: [container({ image: 'i' }), container({ image: 'ii' })] });
    const web: WebApp = new WebApp(this, 'typed', { image: 'typed' });
  }
}
`;

/** The text that the search points at. */
function found(line: number, callee: string, path: (string | number)[], key = false, column = 5): string {
  const span = findProperty(source, { line, column, callee, path, key });
  if (span === undefined) return 'nothing';
  const text = source.split('\n')[span.line - 1] ?? '';
  return text.slice(span.column - 1, span.column - 1 + span.length);
}

test.each([
  [['image'], "'shop/web:1.4.2'"],
  [['stop-it'], 'true'],
  [['env', 'A'], "'x, y }'"],
  [['env', 'LOG'], 'level'],
  [['ports', 0], '8080'],
  [['ports', 1, 'port'], '9090'],
  [['readiness', 'port'], "'htp'"],
  [['readiness', 'headers', 'Host'], '`a${b({ port: 1 })}`'],
  [['resources', 'memory'], "'256Mi'"],
  [['command'], 'command'],
  [['readiness', 'httpGet', 'port'], "'htp'"],
])('%j leads to %s', (path, text) => {
  expect(found(5, 'WebApp', path)).toBe(text);
});

test('a value of several lines is shown by its name', () => {
  expect(found(5, 'WebApp', ['resources'])).toBe('resources');
});

test('an unknown key is shown itself', () => {
  expect(found(5, 'WebApp', ['readiness', 'port'], true)).toBe('port');
});

test('what is not written there is shown by the part that is', () => {
  expect(found(5, 'WebApp', ['resources', 'cpu'])).toBe('resources');
  expect(found(5, 'WebApp', ['env', 'B'])).toBe("{ A: 'x, y }', LOG: level, ...more }");
  expect(found(5, 'WebApp', ['scale', 'min'])).toBe('new WebApp');
  expect(found(5, 'WebApp', [])).toBe('new WebApp');
});

test('of two calls in a line the column decides', () => {
  expect(found(18, 'External', ['host'], false, 15)).toBe("'x'");
  expect(found(18, 'External', ['host'], false, 60)).toBe("'yy'");
});

test('calls in a list are followed, and type arguments skipped', () => {
  expect(found(19, 'Deployment', ['containers', 1, 'image'])).toBe("'ii'");
});

test('the name of a type is no call', () => {
  expect(found(20, 'WebApp', ['image'], false, 11)).toBe("'typed'");
});

test('a line without the call, or beyond the end, gives nothing', () => {
  expect(found(6, 'WebApp', ['image'])).toBe('nothing');
  expect(found(500, 'WebApp', ['image'])).toBe('nothing');
  expect(found(5, '', ['image'])).toBe('nothing');
});

test('no text makes it fail, and what it finds lies in the text', () => {
  const code = fc.string({ unit: fc.constantFrom(...'\'"`${}()[]\\/*\n ,:.ab1 '.split('')), maxLength: 80 });
  const path = fc.array(fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.nat(3)), { maxLength: 3 });
  fc.assert(
    fc.property(code, path, fc.nat(9), fc.boolean(), (text, wanted, column, key) => {
      const all = `new A(${text}`;
      const span = findProperty(all, { line: 1, column, callee: 'A', path: wanted, key });
      const line = all.split('\n')[(span?.line ?? 0) - 1] ?? '';
      if (span) expect(span.column - 1 + span.length).toBeLessThanOrEqual(line.length);
    }),
    { numRuns: 1000 },
  );
});
