import { stringify } from 'yaml';
import { printEntry, printYaml } from '../../lib/emit/yaml';

describe('a document', () => {
  it('keeps the order of the keys, skips undefined and writes empty collections beside their key', () => {
    const data = {
      b: 1,
      a: undefined,
      list: ['x', { ready: true, z: [] }, [null]],
      none: {},
      gone: { a: undefined },
    };
    expect(printYaml(data)).toBe(
      'b: 1\nlist:\n  - x\n  - ready: true\n    z: []\n  - - null\nnone: {}\ngone: {}\n',
    );
  });

  it('writes an object again where it stands twice, and no anchor', () => {
    const labels = { app: 'web' };
    expect(printYaml({ one: labels, two: labels })).toBe('one:\n  app: web\ntwo:\n  app: web\n');
  });

  it('goes as deep as the data, lists and maps in turn', () => {
    const deep = (levels: number): unknown =>
      levels === 0
        ? 'a\nb\n'
        : levels % 3 === 0
          ? [deep(levels - 1), levels]
          : { ['x'.repeat(200)]: deep(levels - 1) };
    for (const levels of [23, 24, 25, 60]) {
      const options = { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;
      expect(printYaml(deep(levels))).toBe(stringify(deep(levels), options));
    }
  });

  it('writes a key of more than 1024 characters as an explicit one', () => {
    const long = 'k'.repeat(1025);
    expect(printYaml({ [long]: { a: 1, b: [2] } })).toBe(`? ${long}\n: a: 1\n  b:\n    - 2\n`);
    expect(printYaml({ [long.slice(1)]: 1 })).toBe(`${long.slice(1)}: 1\n`);
  });

  it('prints an object that has no prototype', () => {
    expect(printYaml(Object.assign(Object.create(null), { a: 1 }))).toBe('a: 1\n');
  });

  it.each([
    [-0, '-0\n'],
    [1e21, '1e+21\n'],
    [1e-7, '1e-7\n'],
    [0.1, '0.1\n'],
    [true, 'true\n'],
    [null, 'null\n'],
    [[], '[]\n'],
    ['---', '|-\n  ---\n'],
  ])('prints %p alone', (value, printed) => {
    expect(printYaml(value)).toBe(printed);
  });
});

describe('a string', () => {
  it.each([
    ['plain words', 'plain words'],
    ['nginx:1.27@sha256:0', 'nginx:1.27@sha256:0'],
    ['/a-b_c.d', '/a-b_c.d'],
    ['a#b', 'a#b'],
    ['-x', '-x'],
    ['1.2.3', '1.2.3'],
    ['250m', '250m'],
  ])('stays bare: %s', (text, printed) => {
    expect(printYaml({ a: text })).toBe(`a: ${printed}\n`);
  });

  it.each([
    ...['', '~', 'null', 'y', 'No', 'ON', 'off', 'true', '0', '-1', '1_000', '0x1F', '0b1', '0o17', '0777'],
    ...['1e3', 'e3', '.5', '.', '.inf', '.NAN', '12:30', '12:30:45.5', '2024-01-01', '2024-01-01T10:00:00Z'],
    ...[
      '<<',
      '=',
      '-0o17',
      '0X1F',
      '1e_3',
      '0b-1',
      '-',
      '? a',
      '- a',
      'a: b',
      'a:',
      'a #b',
      '#a',
      '*a',
      '&a',
    ],
    ...['!a', '|', '>', '%a', '@a', '`a', '{a', '[a', ', a', ' a', 'a ', "'a'"],
  ])('is quoted as a value and as a key: %p', (text) => {
    expect(printYaml({ [text]: text })).toBe(`"${text}": "${text}"\n`);
  });

  it.each([
    ['"a"', `'"a"'`],
    ['"it\'s"', '"\\"it\'s\\""'],
    ['a\tb ', '"a\\tb "'],
    ['\r', '"\\r"'],
    ['\0\x07\x1b\x01', '"\\0\\a\\e\\x01"'],
    ['\x7f\x85\x9f', '"\\x7f\\N\\x9f"'],
    ['a\u2028b\u2029', '"a\\Lb\\P"'],
    ['\ufeffa', '"\\ufeffa"'],
    ['\ud800', '"\\ud800"'],
    ['é 😀', 'é 😀'],
  ])('is escaped where only an escape carries it: %j', (text, printed) => {
    expect(printYaml({ a: text })).toBe(`a: ${printed}\n`);
  });

  it.each([
    ['a\nb', '|-\n  a\n  b'],
    ['a\nb\n', '|\n  a\n  b'],
    ['a\n\nb\n\n', '|+\n  a\n\n  b\n'],
    ['  a\nb', '|2-\n    a\n  b'],
    ['\n a\n', '|2\n  \n   a'],
    ['\ta\nb', '|2-\n  \ta\n  b'],
    ['a \nb\t\n', '|\n  a \n  b\t'],
    ['\n', '|+\n  '],
    [' \n', '"\\ \\n"'],
    ['a\n ', '"a\\n "'],
    ['a\r\nb', '"a\\r\\nb"'],
    [`${'long '.repeat(8)}\n\n \n\x01\n`, `"${'long '.repeat(7)}long\\ \n\n\n  \\ \n\n  \\x01\\n"`],
  ])('of several lines is a block wherever one can carry it: %j', (text, printed) => {
    expect(printYaml({ a: text, b: 1 })).toBe(`a: ${printed}\nb: 1\n`);
  });

  it('of several lines is one line as a key', () => {
    expect(printYaml({ 'a\nb': 1 })).toBe('"a\\nb": 1\n');
  });

  it('is never folded', () => {
    const long = 'word '.repeat(100).trim();
    expect(printYaml([long])).toBe(`- ${long}\n`);
  });
});

describe('an entry', () => {
  it('is printed as it stands in the map at that depth', () => {
    expect(printEntry('web', { image: 'web:1', ports: [80] }, 2)).toBe(
      '  web:\n    image: web:1\n    ports:\n      - 80\n',
    );
  });

  it('without a value prints nothing', () => {
    expect(printEntry('web', undefined, 2)).toBe('');
  });

  it('quotes a document marker at the margin only', () => {
    expect(printEntry('---', 1, 0)).toBe('"---": 1\n');
    expect(printEntry('---', 1, 2)).toBe('  ---: 1\n');
  });
});

describe('data that YAML cannot carry', () => {
  it.each([
    [{ spec: { replicas: Number.NaN } }, 'NaN cannot be printed as YAML, at /spec/replicas'],
    [{ 'a/b~c': [1, Number.POSITIVE_INFINITY] }, 'Infinity cannot be printed as YAML, at /a~1b~0c/1'],
    [{ a: 1n }, 'a bigint cannot be printed as YAML, at /a'],
    [[() => 1], 'a function cannot be printed as YAML, at /0'],
    [{ a: new Date(0) }, 'an instance of Date cannot be printed as YAML, at /a'],
    [new Map(), 'an instance of Map cannot be printed as YAML'],
    [Symbol('x'), 'a symbol cannot be printed as YAML'],
  ])('is refused, naming where it stands', (value, message) => {
    expect(() => printYaml(value)).toThrow(new TypeError(message));
  });

  it('is refused in an entry too', () => {
    expect(() => printEntry('web', { a: 1n }, 2)).toThrow(
      new TypeError('a bigint cannot be printed as YAML, at /web/a'),
    );
  });
});
