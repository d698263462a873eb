import { evaluate } from '../../../lib/validation/cel/evaluate';
import { EvaluationFault, runOf } from '../../../lib/validation/cel/evaluation';
import { parseExpression } from '../../../lib/validation/cel/parse';
import { scopeOf } from '../../../lib/validation/cel/scope';
import { list, mapping, type Value } from '../../../lib/validation/cel/value';
import { neverHangs } from '../../never-hangs';

const self = mapping([
  ['name', 'web'],
  ['port', 80n],
  ['tags', list(['a', 'b'])],
  ['__namespace__', 'shop'],
]);
const answer = (text: string, steps = 100_000): Value =>
  evaluate(parseExpression(text), scopeOf({ self }), runOf(steps));

/** What a server says of each is in test/conformance/custom; these are the turns of the language itself. */
test.each([
  'self.port == 80 && self.name.startsWith("w")',
  '1.0 == 1 && 1u == 1 && 2 > 1.5 && "b" > "a"',
  '7 / 2 == 3 && -7 / 2 == -3 && -7 % 3 == -1 && 7.0 / 2.0 == 3.5',
  'false && 1 / 0 == 1 ? false : true',
  '1 / 0 == 1 || true',
  '[1, 2, 3].exists(n, 1 / (n - 1) > 5 || n == 3)',
  '!(has(self.other)) && has(self.tags)',
  'self.__namespace__ == "shop" && self.namespace == "shop" && has(self.namespace) && !has(self.package)',
  'self.tags.all(t, t in ["a", "b", "c"]) && self.tags.exists_one(t, t == "a")',
  '[[1], [2, 3]].map(l, l.map(n, n * 2)) == [[2], [4, 6]]',
  '{"a": 1, "b": 2}.filter(k, k == "b") == ["b"] && {"a": 1}["a"] == 1 && "a" in {"a": 1}',
  'self.?other.orValue("x") == "x" && self.?name.hasValue() && [1][?3].or(optional.of(2)).value() == 2',
  '[?self.?other, 1] == [1] && {?"a": self.?other} == {}',
  'b"\\xff" == b"\\377" && "\\u00e4" == "ä" && r"\\n".size() == 2 && """a"b""" == "a\\"b"',
  'type(1) == int && type("a") == string && type(self) == map && dyn(1) == 1',
  '"😀bc".size() == 3 && "😀bc".substring(1) == "bc" && "a😀b".indexOf("b") == 2',
  'duration("1h30m") - duration("30m") == duration("3600s") && string(duration("1.5s")) == "1.5s"',
  'timestamp("2024-02-29T23:00:00Z") + duration("1h") == timestamp("2024-03-01T00:00:00Z")',
  '"%s is %d of %s".format(["a", 1, [1, 2]]) == "a is 1 of [1, 2]"',
  '[3, 1, 2].sort() == [1, 2, 3] && [1, [2, [3]]].flatten() == [1, 2, [3]] && [1, 2, 3].slice(1, 2) == [2]',
  '[1, 2].all(i, v, v == i + 1) && [1, 2].transformList(i, v, v > 1, v) == [2]',
])('%s', (text) => expect(answer(text)).toBe(true));

/** A server has no value for these either, and refuses the object. */
test.each([
  ['self.other', 'no such key: other'],
  ['self.tags[2]', 'index out of bounds: 2'],
  ['1 / 0', 'division by zero'],
  ['9223372036854775807 + 1', 'integer overflow'],
  ['int("a")', 'type conversion error from string to int'],
  ['duration("5")', 'time: invalid duration "5"'],
  ['"abc".substring(2, 5)', 'index out of range: 5'],
  ['"a".matches("a**")', 'error parsing regexp'],
  ['optional.none().value()', 'optional.none() dereference'],
  ['[1, 2].all(n, n / 0 > 1)', 'division by zero'],
])('%s: %s', (text, message) => {
  expect(() => answer(text)).toThrow(message);
  expect(() => answer(text)).toThrow(expect.objectContaining({ isCertain: true }));
});

/** Of these only a server can tell. */
test.each([
  'self.name.jump()',
  'self.name.find("w")',
  'cel.bind(x, 1, x)',
  '"a" < 1',
  'self.name ? 1 : 2',
  'url("http://a:1:2/").getHost()',
  'timestamp("2024-02-29T23:00:00Z").getHours("Europe/Berlin")',
  'false || self.name.jump()',
])('%s is unknown', (text) => {
  expect(() => answer(text)).toThrow(EvaluationFault);
  expect(() => answer(text)).toThrow(expect.objectContaining({ isCertain: false }));
});

const hundred = `[${'0,'.repeat(99)}0]`;
test.each([
  `${hundred}.all(a, ${hundred}.all(b, ${hundred}.all(c, ${hundred}.all(d, true))))`,
  `optional.of("${'a'.repeat(100)}")${'.optMap(s, s + s)'.repeat(60)}.value().size() > 0`,
  'lists.range(1000000000).size() > 0',
  `"${'a'.repeat(200)}".replace("", "${'b'.repeat(200)}")${'.replace("b", "bbbbbbbbbbbbbbbb")'.repeat(40)} == ""`,
  `${hundred}.all(x, ${hundred}.all(y, !"${'a'.repeat(5000)}".matches("^(a+)+$b")))`,
])('what would never end is given up', (text) => {
  neverHangs(() => expect(() => answer(text, 2_000_000)).toThrow('it takes too long'));
});

test('a long row is read and evaluated, and one that is nested too deeply is refused', () => {
  expect(answer(Array.from({ length: 5000 }, () => 'true').join(' && '))).toBe(true);
  expect(() => parseExpression(Array.from({ length: 5000 }, () => '1').join(' + '))).toThrow('too deeply');
  expect(() => parseExpression(`self${'.a'.repeat(5000)}`)).toThrow('too deeply');
});
