import { helperOf, type Types, typesText, unions } from './helpers';

/** What stands at a word in capitals: the same at each place where one has that word. */
const words: Readonly<Record<string, string>> = {
  FIELD: String.raw`data\.[\w$]+`,
  DATA: String.raw`data\d+`,
  ONE: String.raw`data\d+`,
  INDEX: String.raw`i\d+`,
  KEY: String.raw`key\d+`,
  COUNT: String.raw`len\d+`,
  PATH: '"[^"]+"',
  LEAST: String.raw`-?\d+`,
  MOST: String.raw`-?\d+`,
  PATTERN: String.raw`pattern\d+`,
  TEXT: String.raw`"(?:[^"\\]|\\.)*"`,
  NONE_OF_THEM: String.raw`\([^{}]+\)`,
  TEXTS: String.raw`\[(?:"[^"]*",?)+\]`,
  TEXTS_OR_NULL: String.raw`\[(?:"[^"]*",)+null\]`,
  FUNCTION: String.raw`\w+`,
};

/** What stands in a folded function, and the call of a helper that is the same. */
interface Shorthand {
  readonly pattern: RegExp;
  readonly call: string;
}

function shorthand(code: string, call: string): Shorthand {
  const seen = new Set<string>();
  const escaped = code.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = escaped.replaceAll(/\b[A-Z_]{3,}\b/g, (word) => {
    if (seen.has(word)) return `\\k<${word}>`;
    seen.add(word);
    return `(?<${word}>${words[word]})`;
  });
  return { pattern: new RegExp(pattern, 'g'), call: call.replaceAll(/\b[A-Z_]{3,}\b/g, '$<$&>') };
}

/** When a value is not of a type, as Ajv writes it. */
const isNot: Readonly<Record<Types[number], (data: string) => string>> = {
  string: (data) => `typeof ${data} !== "string"`,
  boolean: (data) => `typeof ${data} !== "boolean"`,
  number: (data) => `!(typeof ${data} == "number")`,
  integer: (data) => `!((typeof ${data} == "number") && (!(${data} % 1) && !isNaN(${data})))`,
  null: (data) => `${data} !== null`,
};

function ofTypes(types: Types): Shorthand {
  const wrong = 'vErrors=add(vErrors,instancePath+PATH,"type",{type: ';
  const is = (data: string) =>
    types.map((type) => (types.length === 1 ? isNot[type](data) : `(${isNot[type](data)})`)).join(' && ');
  // Ajv gives a field a name of its own where it reads it twice.
  const start = types.length === 1 ? `if(${is('FIELD')})` : `let DATA = FIELD;if(${is('DATA')})`;
  return shorthand(
    `if(FIELD !== undefined){${start}{${wrong}${typesText(types)}});}}`,
    `vErrors=${helperOf(types)}(FIELD,instancePath,PATH,vErrors);`,
  );
}

const problem = (keyword: string, params: string): string =>
  `vErrors=add(vErrors,instancePath+PATH,"${keyword}",{${params}});`;
const textOrNull = `if((typeof DATA !== "string") && (DATA !== null)){${problem('type', 'type: ["string","null"]')}}`;
const listOrNull =
  `let DATA = FIELD;if((!(Array.isArray(DATA))) && (DATA !== null)){${problem('type', 'type: ["array","null"]')}}` +
  'if(Array.isArray(DATA)){const COUNT = DATA.length;for(let INDEX=0; INDEX<COUNT; INDEX++)';
const isNoMap = '!(DATA && typeof DATA == "object" && !Array.isArray(DATA))';
const mapOrNull =
  `let DATA = FIELD;if((${isNoMap}) && (DATA !== null)){${problem('type', 'type: ["object","null"]')}}` +
  'if(DATA && typeof DATA == "object" && !Array.isArray(DATA)){for(const KEY in DATA)';
const asPointer = 'KEY.replace(/~/g, "~0").replace(/\\//g, "~1")';

const shorthands = [
  ...unions.map(ofTypes),
  shorthand(
    'if(FIELD !== undefined){let DATA = FIELD;' +
      `if((${isNot.integer('DATA')}) && (DATA !== null)){${problem('type', 'type: ["integer","null"]')}}` +
      `if(typeof DATA == "number"){if(DATA > MOST || isNaN(DATA)){${problem('maximum', 'comparison: "<=", limit: MOST')}}` +
      `if(DATA < LEAST || isNaN(DATA)){${problem('minimum', 'comparison: ">=", limit: LEAST')}}}}`,
    'vErrors=whole(FIELD,instancePath,PATH,LEAST,MOST,vErrors);',
  ),
  shorthand(
    'if(FIELD !== undefined){let DATA = FIELD;if(typeof DATA === "string"){' +
      `if(DATA.length < 1){${problem('minLength', 'limit: 1')}}}else {${problem('type', 'type: "string"')}}}`,
    'vErrors=filled(FIELD,instancePath,PATH,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){let DATA = FIELD;if(typeof DATA === "string"){if(!PATTERN.test(DATA)){${problem('pattern', 'pattern: TEXT')}}}` +
      `else {${problem('type', 'type: "string"')}}}`,
    'vErrors=matching(FIELD,instancePath,PATH,PATTERN,false,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){let DATA = FIELD;${textOrNull}` +
      `if(typeof DATA === "string"){if(!PATTERN.test(DATA)){${problem('pattern', 'pattern: TEXT')}}}}`,
    'vErrors=matching(FIELD,instancePath,PATH,PATTERN,true,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){let DATA = FIELD;${textOrNull}` +
      `if(!NONE_OF_THEM){${problem('enum', 'allowedValues: TEXTS_OR_NULL')}}}`,
    'vErrors=choice(FIELD,instancePath,PATH,TEXTS_OR_NULL,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){let DATA = FIELD;if(typeof DATA !== "string"){${problem('type', 'type: "string"')}}` +
      `if(!NONE_OF_THEM){${problem('enum', 'allowedValues: TEXTS')}}}`,
    'vErrors=choice(FIELD,instancePath,PATH,TEXTS,vErrors);',
  ),
  shorthand(
    'if(FIELD !== undefined){let DATA = FIELD;if(Array.isArray(DATA)){const COUNT = DATA.length;' +
      'for(let INDEX=0; INDEX<COUNT; INDEX++){if(typeof DATA[INDEX] !== "string"){' +
      'vErrors=add(vErrors,instancePath+TEXT + INDEX,"type",{type: "string"});}}}' +
      `else {${problem('type', 'type: "array"')}}}`,
    'vErrors=strings(FIELD,instancePath,PATH,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){${listOrNull}{let ONE = DATA[INDEX];if((typeof ONE !== "string") && (ONE !== null)){` +
      'vErrors=add(vErrors,instancePath+TEXT + INDEX,"type",{type: ["string","null"]});}}}}',
    'vErrors=texts(FIELD,instancePath,PATH,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){${listOrNull}{vErrors=FUNCTION(DATA[INDEX],instancePath+TEXT + INDEX,vErrors);}}}`,
    'vErrors=each(FIELD,instancePath,PATH,true,FUNCTION,vErrors);',
  ),
  shorthand(
    'if(FIELD !== undefined){let DATA = FIELD;if(Array.isArray(DATA)){const COUNT = DATA.length;' +
      'for(let INDEX=0; INDEX<COUNT; INDEX++){vErrors=FUNCTION(DATA[INDEX],instancePath+TEXT + INDEX,vErrors);}}' +
      `else {${problem('type', 'type: "array"')}}}`,
    'vErrors=each(FIELD,instancePath,PATH,false,FUNCTION,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){${mapOrNull}{vErrors=FUNCTION(DATA[KEY],instancePath+TEXT + ${asPointer},vErrors);}}}`,
    'vErrors=entries(FIELD,instancePath,PATH,FUNCTION,vErrors);',
  ),
  shorthand(
    `if(FIELD !== undefined){${mapOrNull}{let ONE = DATA[KEY];if((typeof ONE !== "string") && (ONE !== null)){` +
      `vErrors=add(vErrors,instancePath+TEXT + ${asPointer},"type",{type: ["string","null"]});}}}}`,
    'vErrors=entries(FIELD,instancePath,PATH,textOrNull,vErrors);',
  ),
];

/** Writes the commonest checks of a folded function as calls of the helpers; the rest stays as it is. */
export function shorten(code: string): string {
  return shorthands.reduce((text, { pattern, call }) => text.replace(pattern, call), code);
}
