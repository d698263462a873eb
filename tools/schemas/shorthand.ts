/**
 * The checks that make up most of every function, as helpers: a field that is text, true or false, a whole
 * number within bounds, or a list of texts, each or null. A run reads these modules cold, so their size is
 * its time.
 */
export const helpers = [
  'const text=(data,path,field,list)=>data===undefined||data===null||typeof data==="string"?list' +
    ':add(list,path+field,"type",{type:["string","null"]});',
  'const flag=(data,path,field,list)=>data===undefined||data===null||typeof data==="boolean"?list' +
    ':add(list,path+field,"type",{type:["boolean","null"]});',
  'const whole=(data,path,field,minimum,maximum,list)=>{if(data===undefined||data===null)return list;' +
    'if(!Number.isInteger(data))return add(list,path+field,"type",{type:["integer","null"]});' +
    'if(data>maximum)return add(list,path+field,"maximum",{comparison:"<=",limit:maximum});' +
    'return data<minimum?add(list,path+field,"minimum",{comparison:">=",limit:minimum}):list};',
  'const texts=(data,path,field,list)=>{if(data===undefined||data===null)return list;' +
    'if(!Array.isArray(data))return add(list,path+field,"type",{type:["array","null"]});' +
    'data.forEach((one,index)=>{if(typeof one!=="string"&&one!==null)' +
    'list=add(list,path+field+"/"+index,"type",{type:["string","null"]})});return list};',
];

const type = (name: string, types: string): string =>
  `vErrors=add\\(vErrors,instancePath\\+(${name}),"type",\\{type: \\["${types}","null"\\]\\}\\);`;
const field = String.raw`if\((data\.[\w$]+) !== undefined\)\{let (data\d+) = \1;`;

const scalar = (javaScriptType: string): RegExp =>
  new RegExp(
    `${field}if\\(\\(typeof \\2 !== "${javaScriptType}"\\) && \\(\\2 !== null\\)\\)\\{` +
      `${type('"[^"]+"', javaScriptType)}\\}\\}`,
    'g',
  );

const isWhole = String.raw`\(!\(\(typeof \2 == "number"\) && \(!\(\2 % 1\) && !isNaN\(\2\)\)\)\)`;
const bound = (keyword: string, sign: string, comparison: string): string =>
  `if\\(\\2 ${sign} (-?\\d+) \\|\\| isNaN\\(\\2\\)\\)\\{vErrors=add\\(vErrors,instancePath\\+\\3,"${keyword}",` +
  `\\{comparison: "${comparison}", limit: -?\\d+\\}\\);\\}`;
const number = new RegExp(
  `${field}if\\(${isWhole} && \\(\\2 !== null\\)\\)\\{${type('"[^"]+"', 'integer')}\\}` +
    `if\\(typeof \\2 == "number"\\)\\{${bound('maximum', '>', '<=')}${bound('minimum', '<', '>=')}\\}\\}`,
  'g',
);

const list = new RegExp(
  `${field}if\\(\\(!\\(Array\\.isArray\\(\\2\\)\\)\\) && \\(\\2 !== null\\)\\)\\{${type('"[^"]+"', 'array')}\\}` +
    String.raw`if\(Array\.isArray\(\2\)\)\{const (len\d+) = \2\.length;for\(let (i\d+)=0; \5<\4; \5\+\+\)\{` +
    String.raw`let (data\d+) = \2\[\5\];if\(\(typeof \6 !== "string"\) && \(\6 !== null\)\)\{` +
    String.raw`vErrors=add\(vErrors,instancePath\+"[^"]+" \+ \5,"type",\{type: \["string","null"\]\}\);\}\}\}\}`,
  'g',
);

/** Writes the commonest checks of a folded function as calls of the helpers; the rest stays as it is. */
export function shorten(code: string): string {
  return code
    .replace(scalar('string'), 'vErrors=text($1,instancePath,$3,vErrors);')
    .replace(scalar('boolean'), 'vErrors=flag($1,instancePath,$3,vErrors);')
    .replace(number, 'vErrors=whole($1,instancePath,$3,$5,$4,vErrors);')
    .replace(list, 'vErrors=texts($1,instancePath,$3,vErrors);');
}
