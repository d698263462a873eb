import { input, Worker } from 'lading';
import { at, read, shop } from './make';

const name = 'LADING_TEST_INPUT';
afterEach(() => {
  delete process.env[name];
});

/** What becomes of an app that takes a value from outside. */
function appWith(value: () => string | undefined) {
  const chart = shop();
  new Worker(chart, 'mailer', { image: `acme/mailer:${value()}` });
  const { services, told } = read(chart);
  return { image: at(services, 'mailer', 'image'), told };
}

describe('a value from outside', () => {
  it('is what the variable of that name says', () => {
    process.env[name] = '1.4.2';
    expect(appWith(() => input(name, { required: true }))).toEqual({ image: 'acme/mailer:1.4.2', told: [] });
    expect(appWith(() => input(name, { default: '1.0.0' })).image).toBe('acme/mailer:1.4.2');
    expect(input(name)).toBe('1.4.2');
  });

  it.each([undefined, ''])('is the default where the variable is %j', (value) => {
    if (value !== undefined) process.env[name] = value;
    expect(appWith(() => input(name, { default: '1.0.0' })).image).toBe('acme/mailer:1.0.0');
    expect(input(name)).toBeUndefined();
  });

  it('is of the type that is asked for', () => {
    process.env[name] = '2.5';
    expect([input(name, { as: 'number' }), input(name, { as: 'cpu' })]).toEqual([2.5, '2.5']);
    process.env[name] = '1m30s';
    expect(input(name, { as: 'duration', default: '1h' })).toBe('1m30s');
    process.env[name] = '';
    expect(input(name, { as: 'number', default: 3 })).toBe(3);
  });

  it.each([
    ['number', 'many'],
    ['number', '0x10'],
    ['duration', '5 seconds'],
    ['duration', '0s'],
    ['cpu', '1Gi'],
    ['memory', '512MB'],
  ] as const)('is told at its own line alone, where it is no %s: %j', (as, value) => {
    process.env[name] = value;
    const chart = shop();
    const given = { number: 'scale', duration: 'stopGracePeriod', cpu: 'cpu', memory: 'memory' } as const;
    const found = input(name, { as });
    const props = as === 'cpu' || as === 'memory' ? { resources: { [as]: found } } : { [given[as]]: found };
    new Worker(chart, 'mailer', { image: 'acme/mailer:1', ...props });
    expect(read(chart).told).toEqual([`: props/wrong-${as === 'number' ? 'type' : 'value'}`]);
  });

  it('that is required is told where it is missing, and hides nothing else', () => {
    const chart = shop();
    const scale = input(name, { as: 'number', required: true });
    new Worker(chart, 'mailer', { image: 'acme/mailer:1', scale });
    expect(read(chart).told).toEqual([expect.stringMatching(/: input\/missing$/)]);
  });

  it('is told once where it is required and missing, and hides nothing else', () => {
    const chart = shop();
    for (const id of ['a', 'b']) {
      new Worker(chart, id, { image: `acme/mailer:${input(name, { required: true })}`, scale: -1 });
    }
    const { told } = read(chart);
    expect(told.map((each) => each.replace(/^.*: /, ''))).toEqual([
      'input/missing',
      'props/wrong-value',
      'props/wrong-value',
    ]);
  });

  it('is not told of again by the next app', () => {
    read(appThatMisses());
    expect(read(shop()).told).toEqual([]);
  });
});

function appThatMisses() {
  input(name, { required: true });
  return shop();
}
