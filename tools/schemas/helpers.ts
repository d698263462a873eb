/** Of what type a field may be: one, or any of several in the order in which a problem names them. */
export type Types = readonly ('string' | 'boolean' | 'number' | 'integer' | 'null')[];

/** What the sources have. */
export const unions: readonly Types[] = [
  ['string'],
  ['boolean'],
  ['string', 'null'],
  ['boolean', 'null'],
  ['boolean', 'string'],
  ['string', 'boolean'],
  ['number', 'string'],
  ['string', 'number'],
  ['integer', 'string'],
  ['string', 'integer'],
];

/** The types as the parameter of a problem has them. */
export function typesText(types: Types): string {
  return types.length === 1 ? `"${types[0]}"` : JSON.stringify(types);
}

/** The helper for a field of these types. */
export function helperOf(types: Types): string {
  return `is_${types.join('_')}`;
}

const isNot: Readonly<Record<Types[number], string>> = {
  string: 'typeof data!=="string"',
  boolean: 'typeof data!=="boolean"',
  number: 'typeof data!=="number"',
  integer: '!Number.isInteger(data)',
  null: 'data!==null',
};

function ofTypes(types: Types): string {
  const isWrong = ['data!==undefined', ...types.map((type) => isNot[type])].join('&&');
  const problem = `add(list,path+field,"type",{type:${typesText(types)}})`;
  return `const ${helperOf(types)}=(data,path,field,list)=>${isWrong}?${problem}:list;`;
}

/**
 * What the validating functions call, each of these after those that it calls itself: to add a problem to the list, which
 * is `null` until there is one; and the checks that make up most of every function, of a field that may be missing. A run
 * reads these modules cold, so their size is its time.
 */
const texts = [
  'const add=(list,instancePath,keyword,params)=>{const problem={instancePath,keyword,params};' +
    'if(list===null)return[problem];list.push(problem);return list};',
  ...unions.map(ofTypes),
  // A whole number within bounds, or null.
  'const whole=(data,path,field,minimum,maximum,list)=>{if(data===undefined||data===null)return list;' +
    'if(!Number.isInteger(data))return add(list,path+field,"type",{type:["integer","null"]});' +
    'if(data>maximum)return add(list,path+field,"maximum",{comparison:"<=",limit:maximum});' +
    'return data<minimum?add(list,path+field,"minimum",{comparison:">=",limit:minimum}):list};',
  // A text of at least one letter.
  'const filled=(data,path,field,list)=>data===undefined?list:typeof data!=="string"' +
    '?add(list,path+field,"type",{type:"string"})' +
    ':data.length<1?add(list,path+field,"minLength",{limit:1}):list;',
  // A text that matches a pattern; or null, if it may be that.
  'const matching=(data,path,field,pattern,nullable,list)=>{if(data===undefined||nullable&&data===null)return list;' +
    'if(typeof data!=="string")return add(list,path+field,"type",{type:nullable?["string","null"]:"string"});' +
    'return pattern.test(data)?list:add(list,path+field,"pattern",{pattern:pattern.text})};',
  // One of some texts; where null is among them, it may be null.
  'const choice=(data,path,field,values,list)=>{if(data===undefined||values.includes(data))return list;' +
    'if(typeof data!=="string")list=add(list,path+field,"type",{type:values.includes(null)?["string","null"]:"string"});' +
    'return add(list,path+field,"enum",{allowedValues:values})};',
  // A list of texts.
  'const strings=(data,path,field,list)=>{if(data===undefined)return list;' +
    'if(!Array.isArray(data))return add(list,path+field,"type",{type:"array"});' +
    'for(let at=0;at<data.length;at++)if(typeof data[at]!=="string")' +
    'list=add(list,path+field+"/"+at,"type",{type:"string"});return list};',
  // The same, where the list and each of its texts may be null.
  'const texts=(data,path,field,list)=>{if(data===undefined||data===null)return list;' +
    'if(!Array.isArray(data))return add(list,path+field,"type",{type:["array","null"]});' +
    'for(let at=0;at<data.length;at++)if(typeof data[at]!=="string"&&data[at]!==null)' +
    'list=add(list,path+field+"/"+at,"type",{type:["string","null"]});return list};',
  // A list of what a function validates; or null, if it may be that.
  'const each=(data,path,field,nullable,validate,list)=>{if(data===undefined||nullable&&data===null)return list;' +
    'if(!Array.isArray(data))return add(list,path+field,"type",{type:nullable?["array","null"]:"array"});' +
    'for(let at=0;at<data.length;at++)list=validate(data[at],path+field+"/"+at,list);return list};',
  // What a function validates by name, or null.
  'const entries=(data,path,field,validate,list)=>{if(data===undefined||data===null)return list;' +
    'if(typeof data!=="object"||Array.isArray(data))return add(list,path+field,"type",{type:["object","null"]});' +
    'for(const key in data)' +
    'list=validate(data[key],path+field+"/"+key.replace(/~/g,"~0").replace(/\\//g,"~1"),list);return list};',
  'const textOrNull=(data,path,list)=>typeof data==="string"||data===null' +
    '?list:add(list,path,"type",{type:["string","null"]});',
  // Whether two JSON values are equal, for lists whose entries must differ.
  'const equal=(a,b)=>{if(a===b)return true;' +
    'if(typeof a!=="object"||typeof b!=="object"||a===null||b===null||Array.isArray(a)!==Array.isArray(b))return false;' +
    'const keys=Object.keys(a);' +
    'return keys.length===Object.keys(b).length&&keys.every((key)=>Object.hasOwn(b,key)&&equal(a[key],b[key]))};',
  // No server takes more in one request than 3 MiB, and no value of more matches a pattern: an engine that does not optimize
  // an expression, as V8 in a process with much code, remembers each step of it, and gives up by throwing.
  'const bounded=(text)=>{let pattern;' +
    'return{text,test:(value)=>value.length<=3145728&&(pattern??=new RegExp(text)).test(value)}};',
];

/** The helpers by name. */
export const helpers: ReadonlyMap<string, string> = new Map(
  texts.map((text) => [/^const (\w+)=/.exec(text)?.[1] ?? '', text]),
);
